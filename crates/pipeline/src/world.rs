//! The world around the event buses: what AWS services do when a target has been called, and what
//! follows from that.
//!
//! [`Services`] are the resources that a person declares in a place; a place that declares nothing
//! does nothing. [`Happenings`] are what is still to happen and what is going on. A [`What`] is one
//! thing that happens; `turn` carries it out, and `react` is where other wires hang on it. A
//! [`Doing`] tells what a service did, as a [`Step`](crate::Step) tells what EventBridge did; both
//! have numbers of one row.

mod automation;
mod autoscaling;
mod call;
mod cloudtrail;
mod codebuild;
mod codecommit;
mod codedeploy;
mod codepipeline;
mod config;
mod course;
pub mod delays;
mod doing;
mod dynamodb;
mod ec2;
mod ecs;
mod emit;
mod firehose;
mod fleet;
mod foresee;
mod happenings;
mod iam;
mod lambda;
pub mod map;
pub(crate) mod only_if_any;
mod parameters;
mod pipeline_action;
mod places;
mod put_events;
mod react;
mod replaying;
mod request;
mod required;
mod run_command;
mod running;
mod s3;
pub mod services;
mod sns;
mod sqs;
mod states;
mod stop;
mod tags;
mod target;
mod turn;
mod what;

pub use automation::{Automation, role_of_runbook};
pub use autoscaling::LifecycleAction;
pub(crate) use cloudtrail::is_data_call;
pub use codebuild::Build;
pub use codecommit::PullRequest;
pub use codedeploy::Deployment;
pub(crate) use codedeploy::stop as stop_deployments;
pub use codepipeline::PipelineExecution;
pub use config::{Evaluation, NonCompliant};
pub(crate) use course::Course;
pub use course::{MOST_HOPS, MOST_OF_A_CHAIN};
pub use doing::{Doing, DoingKind};
pub(crate) use dynamodb::knows as knows_table;
pub use ec2::InstanceChange;
pub use ecs::Task;
pub(crate) use emit::Emitted;
pub use firehose::Buffer;
pub(crate) use fleet::scale_by;
pub use fleet::{KeptGroup, LifecycleState, Member, group_now};
pub(crate) use foresee::{Foreseen, bare, foresee, let_happen};
pub use happenings::{Chain, ChainCount, Happening, Happenings};
pub use lambda::FunctionRun;
pub(crate) use lambda::{declared as declared_function, response as function_response};
pub use map::{Map, map};
pub use parameters::KeptParameter;
pub use pipeline_action::PipelineAction;
pub(crate) use places::function_name;
pub(crate) use request::Request;
pub(crate) use required::refused as refused_call;
pub use run_command::Command;
pub use running::{Ending, Process, Running};
pub use services::{ApiCall, Services, Undeclared};
pub use states::Execution;
pub(crate) use target::{
    Taken, missing as missing_target, target_refuses, target_takes, target_took,
};
pub(crate) use turn::{event_came, turn};
pub use what::{Called, ItemChange, MessageAttribute, ObjectChange, What};

use crate::Yard;
use crate::send::{Sent, happen_after, happen_now};

/// Lets something happen in the place where the learner works, now, and then everything that is due
/// at the yard's time: a person puts an object into a bucket, says yes to an approval, or takes an
/// instance out of a group.
pub fn happen(yard: &Yard, what: What) -> Sent {
    happen_now(yard, what)
}

/// As [`happen`], in an account and Region of the yard.
pub fn happen_in(yard: &Yard, account: &str, region: &str, what: What) -> Sent {
    happen_after(yard, (account, region), 0, what)
}

/// Lets a replay of an account and Region that was asked for go on with the yard's clock: it
/// begins after a while and sends the events of one minute after the other.
pub fn replay(yard: &Yard, account: &str, region: &str, replay: &str) -> Sent {
    let what = What::Replay {
        replay: replay.to_owned(),
    };
    let after = delays::REPLAY_START.millis;
    happen_after(yard, (account, region), after, what)
}

#[cfg(test)]
mod tests;
