//! One request that brings events, and what follows from it.

use super::conduct::{Conduct, Rates, Verdicts};
use super::plan::BusPlan;
use super::run::Tally;
use crate::Yard;
use crate::invocation::{Origin, Pending};
use crate::step::{Details, LogLevel, MessageType, Step, StepError};
use crate::world::Course;
use std::mem::take;
use std::rc::Rc;
use std::sync::Arc;

/// How an event comes to a bus.
#[derive(Clone, Copy)]
pub(crate) enum Way<'a> {
    /// Straight from its source: a service, or a partner.
    Source,
    /// As an entry of PutEvents.
    Entry,
    /// From another bus, which a rule there sent it from; it goes no further.
    Forwarded,
    /// From the schedule of the rule with this ARN, and for it alone.
    Schedule(&'a str),
    /// From an archive, for the rules with these ARNs or for all.
    Replay(Option<&'a [String]>),
}

/// What is kept from one request to the next in the same run.
pub(super) struct Works {
    pub(super) conduct: &'static Conduct,
    /// The steps that are written down; the others are counted.
    pub(super) level: LogLevel,
    /// Whether anybody asks what came of each event and why.
    pub(super) outcomes: bool,
    pub(super) plans: Vec<Rc<BusPlan>>,
    pub(super) rates: Rates,
    pub(super) verdicts: Verdicts,
    pub(super) tally: Tally,
}

impl Works {
    pub(super) fn new(conduct: &'static Conduct) -> Works {
        Works {
            conduct,
            level: LogLevel::Trace,
            outcomes: true,
            plans: Vec::new(),
            rates: Rates::default(),
            verdicts: Verdicts::default(),
            tally: Tally::default(),
        }
    }
}

/// One request that brings events, and the steps that follow from it.
pub(crate) struct Sending<'a> {
    pub(crate) yard: &'a mut Yard,
    pub(super) steps: Vec<Step>,
    pub(super) request_id: Arc<str>,
    pub(super) works: Works,
    /// Calls that wait for their next turn.
    pub(super) pushed: Vec<Pending>,
    /// What services do because of it.
    pub(crate) world: Course,
}

impl<'a> Sending<'a> {
    /// A request that follows conditions as this conduct does.
    pub(super) fn begin(yard: &'a mut Yard, conduct: &'static Conduct) -> Sending<'a> {
        let mut sending = Sending::resume(yard, Works::new(conduct));
        sending.new_request();
        sending
    }

    /// A request that follows all conditions of the yard.
    pub(crate) fn begin_real(yard: &'a mut Yard) -> Sending<'a> {
        Sending::begin(yard, &super::conduct::REAL)
    }

    pub(super) fn resume(yard: &'a mut Yard, works: Works) -> Sending<'a> {
        Sending {
            yard,
            steps: Vec::new(),
            request_id: Arc::default(),
            works,
            pushed: Vec::new(),
            world: Course::default(),
        }
    }

    pub(crate) fn new_request(&mut self) {
        self.request_id = self.yard.draw_id().into();
    }

    /// The steps so far. What waits for its turn goes into the yard.
    pub(crate) fn end(mut self) -> Vec<Step> {
        self.yard.under_way.append(&mut self.pushed);
        let happenings = &mut self.yard.happenings;
        happenings.waiting.append(&mut self.world.pushed);
        self.steps
    }

    /// What is kept for the next request of the same run.
    pub(super) fn into_works(self) -> Works {
        self.works
    }

    /// Does something in an account and Region and comes back.
    pub(crate) fn within<R>(
        &mut self,
        account: &str,
        region: &str,
        act: impl FnOnce(&mut Self) -> R,
    ) -> R {
        if self.yard.account == account && self.yard.region == region {
            return act(self);
        }
        let home = (self.yard.account.clone(), self.yard.region.clone());
        self.yard.go_to(account, region);
        let result = act(self);
        self.yard.go_to(&home.0, &home.1);
        result
    }

    /// What is planned for a bus of the place where the yard is.
    pub(super) fn plan(&mut self, event_bus: &str) -> Rc<BusPlan> {
        let plans = &self.works.plans;
        if let Some(plan) = plans.iter().find(|plan| plan.is_of(self.yard, event_bus)) {
            return Rc::clone(plan);
        }
        let plan = Rc::new(BusPlan::new(self.yard, event_bus));
        self.works.plans.push(Rc::clone(&plan));
        plan
    }

    /// Lets a call wait for its turn.
    pub(super) fn push(&mut self, mut pending: Pending) {
        pending.order = self.yard.counter;
        self.yard.counter = self.yard.counter.wrapping_add(1);
        self.pushed.push(pending);
    }

    /// The calls that have come to wait since this was last asked.
    pub(super) fn take_pushed(&mut self) -> Vec<Pending> {
        take(&mut self.pushed)
    }

    /// The number of the next step or doing.
    pub(crate) fn next_number(&mut self) -> u64 {
        let number = self.yard.steps;
        self.yard.steps = number.saturating_add(1);
        number
    }

    /// Writes down a step and answers its number.
    pub(super) fn step(
        &mut self,
        origin: &Origin,
        invocation_id: Option<&Arc<str>>,
        message_type: MessageType,
        cause: Option<u64>,
        details: Details,
        error: Option<StepError>,
    ) -> u64 {
        let number = self.next_number();
        if self.works.level.includes(message_type) {
            self.steps.push(Step {
                number,
                cause,
                resource_arn: Arc::clone(&origin.resource_arn),
                request_id: Arc::clone(&origin.request_id),
                event_id: Arc::clone(&origin.event_id),
                invocation_id: invocation_id.cloned(),
                message_timestamp_ms: self.yard.clock,
                message_type,
                details,
                error,
            });
        }
        number
    }
}
