//! What the world keeps while a request or a turn goes on: the chain that it belongs to, what it has
//! told, and what is to happen because of it.

use super::doing::{Doing, DoingKind};
use super::happenings::{Chain, ChainCount, Happening};
use super::what::What;
use crate::Timestamp;
use crate::metrics::cost::{Usage, meter};
use crate::send::{Sending, later};
use std::sync::Arc;

/// How often a service may begin to work in one chain because of what another one did; then the
/// chain is cut. Lambda stops a loop through its functions when an event has come to a function
/// about 16 times. Source: AWS Lambda Developer Guide, "Use Lambda recursive loop detection to
/// prevent infinite loops", in a copy that was read on 2026-11-22. EventBridge itself has no such guard, so on AWS the
/// loops that go through it run, and cost, until somebody stops them.
pub const MOST_HOPS: u32 = 16;

/// How many things may happen in one chain; then it is cut. Chosen for the yard on 2026-11-22: the
/// longest automation of the exercises needs fewer than 200.
pub const MOST_OF_A_CHAIN: u32 = 500;

/// What the world keeps while a request or a turn goes on.
#[derive(Default)]
pub(crate) struct Course {
    /// The chain.
    pub(crate) chain: Chain,
    /// The step or doing that the next thing follows from.
    pub(crate) cause: Option<u64>,
    /// The cause of the next event that comes to a bus.
    pub(crate) receipt_cause: Option<u64>,
    /// What services did.
    pub(crate) doings: Vec<Doing>,
    /// What is to happen.
    pub(crate) pushed: Vec<Happening>,
    /// Whether work has gone on before its time, so that its old turn counts no more.
    pub(crate) stale: bool,
    /// What AWS would charge for of what services did.
    pub(crate) used: Usage,
    /// What came of events that were sent while a thing happened.
    pub(crate) events: Vec<crate::send::EventOutcome>,
}

impl Sending<'_> {
    /// Tells what a service did and answers its number. What follows has it as its cause.
    pub(crate) fn tell(
        &mut self,
        resource: &str,
        kind: DoingKind,
        text: impl Into<String>,
        content: Option<&str>,
    ) -> u64 {
        let number = self.next_number();
        meter::told(&mut self.world.used, resource, kind);
        self.world.doings.push(Doing {
            number,
            cause: self.world.cause,
            at: self.yard.clock,
            account: self.yard.account.as_str().into(),
            region: self.yard.region.as_str().into(),
            resource: resource.into(),
            kind,
            text: text.into(),
            content: content.map(Arc::from),
        });
        self.world.cause = Some(number);
        number
    }

    /// Lets something happen in the place where the yard is, so many milliseconds from now. A chain
    /// that has gone on for too long is cut instead: then this answers false.
    pub(crate) fn happen_in(&mut self, millis: i64, what: What) -> bool {
        let at = later(self.yard.clock, millis.max(0));
        self.happen_at(at, what)
    }

    pub(crate) fn happen_at(&mut self, at: Timestamp, what: What) -> bool {
        if !self.count_in_chain() {
            return false;
        }
        let order = self.yard.counter;
        self.yard.counter = order.wrapping_add(1);
        self.world.pushed.push(Happening {
            at,
            order,
            account: self.yard.account.clone(),
            region: self.yard.region.clone(),
            cause: self.world.cause,
            chain: self.world.chain,
            what,
        });
        true
    }

    /// As [`Sending::happen_in`], in another account or Region.
    pub(crate) fn happen_there(&mut self, account: &str, region: &str, millis: i64, what: What) {
        let before = self.world.pushed.len();
        self.happen_in(millis, what);
        for happening in self.world.pushed.iter_mut().skip(before) {
            account.clone_into(&mut happening.account);
            region.clone_into(&mut happening.region);
        }
    }

    /// Whether one thing more may happen in the chain. Says so where it is the first too many.
    pub(super) fn count_in_chain(&mut self) -> bool {
        if self.world.chain.root == 0 {
            let root = self.world.cause.unwrap_or(self.yard.steps);
            self.world.chain.root = root.saturating_add(1);
        }
        let root = self.world.chain.root;
        let chains = &mut self.yard.happenings.chains;
        let at = match chains.iter().position(|each| each.root == root) {
            Some(at) => at,
            None => {
                chains.push(ChainCount {
                    root,
                    count: 0,
                    cut: false,
                });
                chains.len().saturating_sub(1)
            }
        };
        let Some(chain) = chains.get_mut(at) else {
            return false;
        };
        if chain.count < MOST_OF_A_CHAIN {
            chain.count += 1;
            return true;
        }
        if !std::mem::replace(&mut chain.cut, true) {
            let resource = self.yard.event_bus_arn(crate::DEFAULT_EVENT_BUS);
            self.tell(
                &resource,
                DoingKind::Cut,
                format!("{MOST_OF_A_CHAIN} things have followed from one event, so the yard stops here. On AWS it would go on, and cost."),
                None,
            );
        }
        false
    }

    /// A service begins to work because of what another one did. False where the chain has come to
    /// its last hop: it is cut here, and told so.
    pub(crate) fn hop(&mut self, resource: &str) -> bool {
        if self.world.chain.hops >= MOST_HOPS {
            self.tell(
                resource,
                DoingKind::Cut,
                format!("The yard cuts a loop here: {MOST_HOPS} times services have called each other because of one event. On AWS it would go on, and cost; only where all of it is Lambda functions, queues, topics and buckets does Lambda stop it by itself. Narrow what leads back to what the code on the way does not cause: the event pattern of a rule, a filter, a prefix."),
                None,
            );
            return false;
        }
        self.world.chain.hops += 1;
        true
    }
}
