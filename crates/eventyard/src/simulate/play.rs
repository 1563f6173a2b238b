//! A yard while its events are sent and its clock goes on; whatever happens is told at once.

use std::io::Write;

use anyhow::Result;
use pipeline::metrics::Metrics;
use pipeline::metrics::cost::Usage;
use pipeline::world::{Doing, DoingKind};
use pipeline::{
    Delivery, DeliveryState, EventInput, EventOutcome, Ingestion, MessageType, RuleVerdict, Sent,
    Step, Timestamp, Yard, advance, not_logged, send,
};
use practice::exercise::Happens;
use serde_json::json;

use super::{Options, cost, report};
use crate::Outcome;

/// After a day every delivery of an event that was sent has come to its end.
const LONGEST_SECONDS: i64 = 86_460;

/// After eight days the longest time-out of a service is over, that of an approval.
const LONGEST_SECONDS_OF_SERVICES: i64 = 8 * 86_400;

/// An account and a Region.
pub(super) type Home<'a> = (&'a str, &'a str);

/// How many ended how.
#[derive(Default)]
pub(super) struct Count {
    /// The events that were sent.
    pub(super) events: usize,
    pub(super) delivered: usize,
    pub(super) dead_lettered: usize,
    pub(super) dropped: usize,
    pub(super) not_taken: usize,
    pub(super) refused: usize,
    /// How often services did something, and how many loops were cut.
    pub(super) doings: usize,
    pub(super) cut: usize,
    /// The events of AWS services of which AWS would log nothing.
    pub(super) not_logged: usize,
}

/// A yard that is played.
pub(super) struct Play<'a, W> {
    yard: Yard,
    options: &'a Options,
    out: &'a mut W,
    metrics: Metrics,
    usage: Option<Usage>,
    count: Count,
}

impl<'a, W: Write> Play<'a, W> {
    /// Nothing has happened yet.
    pub(super) fn new(yard: Yard, options: &'a Options, out: &'a mut W) -> Self {
        Play {
            yard,
            options,
            out,
            metrics: Metrics::default(),
            usage: None,
            count: Count::default(),
        }
    }

    /// Sends events.
    pub(super) fn send(&mut self, events: &[EventInput]) -> Result<()> {
        self.count.events += events.len();
        let sent = send(&self.yard, events);
        self.take(sent)
    }

    /// Waits, and lets something happen.
    pub(super) fn happen(&mut self, happens: &Happens) -> Result<()> {
        self.wait(happens.after)?;
        self.count.events += usize::from(happens.event.is_some());
        match happens.happen_in(&self.yard) {
            Some(sent) => self.take(sent),
            None => Ok(()),
        }
    }

    /// Lets time go on.
    pub(super) fn wait(&mut self, seconds: i64) -> Result<()> {
        let end = self.after(seconds);
        while self.yard.clock < end {
            self.advance(end)?;
        }
        Ok(())
    }

    /// Lets time go on for as long as is asked for, or until all that was begun has come to its end.
    pub(super) fn go_on(&mut self) -> Result<()> {
        if let Some(seconds) = self.options.seconds {
            return self.wait(seconds);
        }
        let end = self.after(match self.yard.happenings.waiting.is_empty() {
            true => LONGEST_SECONDS,
            false => LONGEST_SECONDS_OF_SERVICES,
        });
        while self.yard.clock < end {
            let calls = self.yard.under_way.iter().map(|pending| pending.at);
            let happenings = self.yard.happenings.waiting.iter().map(|each| each.at);
            let Some(last) = calls.chain(happenings).max() else {
                break;
            };
            self.advance(last.min(end))?;
        }
        Ok(())
    }

    /// Tells what was asked for of the whole, and how it all ended.
    pub(super) fn finish(self) -> Result<Outcome> {
        let json = self.options.json;
        let is_shown = self
            .options
            .level
            .includes(MessageType::NoStandardRulesMatched);
        if self.count.not_logged > 0 && is_shown && !json {
            report::not_logged(self.out)?;
        }
        if self.options.metrics {
            for datum in self.metrics.data() {
                report::metric(&datum, json, self.out)?;
            }
        }
        if self.options.cost
            && let Some(usage) = &self.usage
        {
            cost::write(usage, json, self.out)?;
        }
        let under_way = self.yard.under_way.len();
        report::summary(&self.count, under_way, json, self.out)?;
        let Count {
            dropped,
            not_taken,
            refused,
            cut,
            ..
        } = self.count;
        Ok(match dropped + not_taken + refused + cut {
            0 => Outcome::Good,
            _ => Outcome::Findings,
        })
    }

    fn after(&self, seconds: i64) -> Timestamp {
        let end = seconds.saturating_mul(1_000);
        let end = Timestamp(self.yard.clock.millis().saturating_add(end));
        end.min(Timestamp::LAST)
    }

    fn advance(&mut self, end: Timestamp) -> Result<()> {
        let later = advance(&self.yard, end);
        self.take(later)
    }

    fn take(&mut self, sent: Sent) -> Result<()> {
        let usage = Usage::of(&self.yard, &sent);
        self.usage = Some(match &self.usage {
            Some(before) => before.and(&usage),
            None => usage,
        });
        self.tell(&sent.steps, &sent.doings)?;
        for late in &sent.deliveries {
            self.delivery(&late.delivery)?;
        }
        for event in &sent.events {
            self.event(event)?;
        }
        self.yard = sent.yard;
        Ok(())
    }

    /// Steps and what services did, in the order in which they were.
    fn tell(&mut self, steps: &[Step], doings: &[Doing]) -> Result<()> {
        self.metrics.count(steps);
        self.count.not_logged += not_logged(steps);
        self.count.doings += doings.len();
        let cut = |doing: &&Doing| doing.kind == DoingKind::Cut;
        self.count.cut += doings.iter().filter(cut).count();
        let mut doings = doings.iter().peekable();
        for step in steps {
            while let Some(doing) = doings.next_if(|doing| doing.number < step.number) {
                self.doing(doing)?;
            }
            if self.options.level.includes(step.message_type) {
                self.step(step)?;
            }
        }
        doings.try_for_each(|doing| self.doing(doing))
    }

    /// A step as AWS's log record, with its number and its cause.
    fn step(&mut self, step: &Step) -> Result<()> {
        if !self.options.json {
            let home = (self.yard.account.as_str(), self.yard.region.as_str());
            return report::step(step, home, self.out);
        }
        let mut record = step.record();
        if let Some(members) = record.as_object_mut() {
            members.insert("number".to_owned(), json!(step.number));
            members.insert("cause".to_owned(), json!(step.cause));
        }
        writeln!(self.out, "{record}")?;
        Ok(())
    }

    /// What a service did.
    fn doing(&mut self, doing: &Doing) -> Result<()> {
        if !self.options.json {
            let home = (self.yard.account.as_str(), self.yard.region.as_str());
            return report::doing(doing, home, self.out);
        }
        writeln!(self.out, "{}", json!({ "doing": doing }))?;
        Ok(())
    }

    fn event(&mut self, event: &EventOutcome) -> Result<()> {
        if event.ingestion != Ingestion::Accepted {
            self.count.refused += 1;
            if !self.options.json {
                report::refused(event, self.out)?;
            }
        }
        for rule in &event.rules {
            let RuleVerdict::Withheld { reason } = &rule.verdict else {
                continue;
            };
            if self.options.json {
                let told =
                    json!({ "event_id": event.event_id, "rule": rule.rule, "reason": reason });
                writeln!(self.out, "{}", json!({ "withheld": told }))?;
            } else {
                report::withheld(event, &rule.rule, reason, self.out)?;
            }
        }
        let mut deliveries = event.rules.iter().flat_map(|rule| &rule.deliveries);
        deliveries.try_for_each(|delivery| self.delivery(delivery))
    }

    fn delivery(&mut self, delivery: &Delivery) -> Result<()> {
        match delivery.state {
            DeliveryState::Delivered => self.count.delivered += 1,
            DeliveryState::DeadLettered => self.count.dead_lettered += 1,
            DeliveryState::Dropped => self.count.dropped += 1,
            DeliveryState::NotTaken => self.count.not_taken += 1,
            DeliveryState::UnderWay => {}
        }
        if self.options.json {
            writeln!(self.out, "{}", json!({ "delivery": delivery }))?;
        } else {
            report::delivery(delivery, self.out)?;
        }
        match &delivery.onward {
            Some(onward) => self.event(onward),
            None => Ok(()),
        }
    }
}
