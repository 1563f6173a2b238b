//! What is still to happen in a yard, and what is going on.

use super::codecommit::PullRequest;
use super::config::NonCompliant;
use super::fleet::KeptGroup;
use super::parameters::KeptParameter;
use super::running::Running;
use super::what::What;
use crate::unread::Readable;
use crate::{Timestamp, Yard};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::sync::LazyLock;

/// What happening has brought about outside of the event buses: the running state of the world.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Happenings {
    /// What is still to happen, in the order of time.
    pub waiting: Vec<Happening>,
    /// The work that is going on: builds, executions, deployments, approvals.
    pub running: Vec<Running>,
    /// The number of the next work.
    pub next_running: u64,
    /// How much has followed so far from what began a chain that is not over.
    pub chains: Vec<ChainCount>,
    /// How often each build project, pipeline and so on has run, by its ARN.
    pub counts: Vec<(String, u64)>,
    /// The keys of the items that have been written to tables, behind the table's ARN.
    pub items: Vec<String>,
    /// The parameters of Parameter Store that calls have written or deleted.
    pub parameters: Vec<KeptParameter>,
    /// The Auto Scaling groups whose members have changed.
    pub groups: Vec<KeptGroup>,
    /// What rules of AWS Config found not compliant, and nobody has mended yet.
    pub non_compliant: Vec<NonCompliant>,
    /// The pull requests of CodeCommit.
    pub pull_requests: Vec<PullRequest>,
    /// What the wires know: states of alarms, data of metrics, batches.
    #[serde(with = "super::only_if_any")]
    pub wires: Box<crate::wires::WireStates>,
}

/// One thing that is to happen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Happening {
    /// When.
    pub at: Timestamp,
    /// Its place among those of one time.
    pub order: u64,
    /// The account.
    pub account: String,
    /// The Region.
    pub region: String,
    /// The step or doing that it follows from.
    pub cause: Option<u64>,
    /// The chain that it belongs to.
    pub chain: Chain,
    /// What happens.
    pub what: What,
}

/// The chain of effects that something belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Chain {
    /// The number of the chain; 0 before something has followed from it.
    pub root: u64,
    /// How often a service has begun to work in it because of what another one did.
    pub hops: u32,
}

/// How much has followed in a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChainCount {
    /// The number of the chain.
    pub root: u64,
    /// How many things were to happen in it.
    pub count: u32,
    /// Whether it has been cut.
    pub cut: bool,
}

impl Readable for Happenings {
    fn nothing() -> &'static Self {
        static NOTHING: LazyLock<Happenings> = LazyLock::new(Happenings::default);
        &NOTHING
    }
}

impl Happenings {
    /// The work of this number, where it is still going on.
    pub fn running(&self, number: u64) -> Option<&Running> {
        self.running.iter().find(|each| each.number == number)
    }

    /// The steps and doings from which something follows.
    pub(crate) fn causes(&self) -> Vec<u64> {
        let waiting = self.waiting.iter().filter_map(|each| each.cause);
        let running = self.running.iter().filter_map(|each| each.cause);
        waiting.chain(running).collect()
    }

    /// Whether a thing still has its effect: the turn of work that is over, or went on before its
    /// time, has none.
    pub(crate) fn is_live(&self, what: &What) -> bool {
        match what {
            What::Wake { running, turn } => self
                .running(*running)
                .is_some_and(|each| each.turn == *turn),
            What::Approval { running, .. } => self.running(*running).is_some(),
            What::Ended { parent, .. } => self.running(*parent).is_some(),
            _ => true,
        }
    }

    /// Lets work end that goes no further, because its chain was cut.
    pub(crate) fn drop_work(&mut self, number: u64) {
        self.running.retain(|each| each.number != number);
    }

    /// Counts once more and answers how often it has been, this time included.
    pub(crate) fn count(&mut self, arn: &str) -> u64 {
        match self.counts.iter_mut().find(|(name, _)| name == arn) {
            Some((_, count)) => {
                *count = count.saturating_add(1);
                *count
            }
            None => {
                self.counts.push((arn.to_owned(), 1));
                1
            }
        }
    }
}

impl Yard {
    /// Forgets the chains of which nothing is left, and the work that waits in a chain that was cut.
    pub(crate) fn end_chains(&mut self) {
        let Happenings {
            waiting,
            running,
            chains,
            ..
        } = &mut *self.happenings;
        let calls = &self.under_way;
        let cut = |root: u64| chains.iter().any(|chain| chain.root == root && chain.cut);
        running.retain(|each| {
            let root = each.chain.root;
            !cut(root)
                || waiting.iter().any(|other| other.chain.root == root)
                || calls.iter().any(|call| call.of.chain.root == root)
        });
        chains.retain(|chain| {
            waiting.iter().any(|each| each.chain.root == chain.root)
                || running.iter().any(|each| each.chain.root == chain.root)
                || calls.iter().any(|each| each.of.chain.root == chain.root)
        });
    }
}

impl Ord for Happening {
    /// The one whose turn comes first is the greatest, as a heap wants it.
    fn cmp(&self, other: &Self) -> Ordering {
        (other.at, other.order).cmp(&(self.at, self.order))
    }
}

impl PartialOrd for Happening {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
