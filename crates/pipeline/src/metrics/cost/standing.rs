//! What stands in a yard costs by time: archives, alarms, metrics, streams and pipelines.

use super::item::Item;
use super::usage::Usage;
use crate::Yard;
use crate::resources::Resources;
use crate::wires::metric::Metric;

impl Usage {
    /// Counts what archives have taken in between two states of a yard, and what they keep.
    pub fn count_archives(&mut self, before: &Yard, after: &Yard) {
        let (had, has) = (bytes(before), bytes(after));
        self.add(Item::ArchiveProcessing, has.saturating_sub(had));
        self.add(Item::ArchiveStorage, has);
    }

    /// Counts what stands in a yard beside its archives.
    pub fn count_standing(&mut self, yard: &Yard) {
        self.add(Item::KinesisStreams, streams(yard));
        for resources in places(yard) {
            let pipelines = resources.services.pipelines.len();
            self.add(Item::ActivePipelines, pipelines as u64);
            let wires = &resources.wires;
            for alarm in &wires.metric_alarms {
                // An alarm with a period of less than a minute is one of high resolution.
                let item = match alarm.period < 60 {
                    true => Item::HighResolutionAlarms,
                    false => Item::StandardAlarms,
                };
                self.add(item, 1);
            }
            self.add(Item::CompositeAlarms, wires.composite_alarms.len() as u64);
        }
        self.add(Item::CustomMetrics, metrics(yard));
    }
}

/// What is declared in all places of a yard.
fn places(yard: &Yard) -> impl Iterator<Item = &Resources> + Clone {
    let there = yard.elsewhere.iter().map(|place| &*place.resources);
    std::iter::once(&*yard.resources).chain(there)
}

/// The bytes that all archives of a yard keep.
fn bytes(yard: &Yard) -> u64 {
    let archives = places(yard).flat_map(|resources| &resources.archives);
    let events = archives.flat_map(|archive| &archive.events);
    events.map(|event| event.text.len() as u64).sum()
}

/// How many Kinesis streams rules and readers name.
fn streams(yard: &Yard) -> u64 {
    let there = yard.elsewhere.iter().flat_map(|place| &place.rules);
    let targets = yard
        .rules
        .iter()
        .chain(there)
        .flat_map(|rule| &rule.targets);
    let targets = targets.map(|target| target.arn.as_str());
    let wires = places(yard).map(|resources| &resources.wires);
    let read = wires.clone().flat_map(|wires| &wires.event_source_mappings);
    let read = read.map(|mapping| mapping.event_source_arn.as_str());
    let filled = wires.flat_map(|wires| &wires.subscription_filters);
    let filled = filled.map(|filter| filter.destination_arn.as_str());
    let all = targets.chain(read).chain(filled);
    let mut arns: Vec<&str> = all.filter(|arn| arn.contains(":kinesis:")).collect();
    arns.sort_unstable();
    arns.dedup();
    arns.len() as u64
}

/// How many metrics of its own a yard has: those of metric filters, and those with data that alarms
/// look at.
fn metrics(yard: &Yard) -> u64 {
    let filters = places(yard).flat_map(|resources| &resources.wires.metric_filters);
    let mut known: Vec<Metric> = Vec::new();
    for filter in filters {
        add_metric(&mut known, filter.metric_with(Vec::new()));
    }
    for place in &yard.happenings.wires.places {
        for data in &place.metrics {
            let is_own = !data.metric.namespace.starts_with("AWS/");
            if is_own && !data.data.is_empty() {
                add_metric(&mut known, data.metric.clone());
            }
        }
    }
    known.len() as u64
}

fn add_metric(known: &mut Vec<Metric>, metric: Metric) {
    if !known.iter().any(|other| other.is(&metric)) {
        known.push(metric);
    }
}
