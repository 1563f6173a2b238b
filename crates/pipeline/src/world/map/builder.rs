//! Stations and tracks as they are found.

use super::{Declared, Map, Station, StationKind, Track, TrackKind};
use crate::arn::{Arn, partition_of};
use crate::wires::Wires;
use crate::world::places::{function_name, name_of};
use crate::world::services::{Services, Undeclared};
use crate::{Rule, TargetKind, Yard};

/// An account and Region with what is declared there.
#[derive(Clone, Copy)]
pub(super) struct Site<'a> {
    pub(super) account: &'a str,
    pub(super) region: &'a str,
    pub(super) services: &'a Services,
    pub(super) wires: &'a Wires,
    pub(super) rules: &'a [Rule],
}

impl Site<'_> {
    /// The ARN of a resource of a service here.
    pub(super) fn arn(&self, service: &str, resource: &str) -> String {
        let partition = partition_of(self.region);
        match service {
            "s3" => format!("arn:{partition}:s3:::{resource}"),
            _ => format!(
                "arn:{partition}:{service}:{}:{}:{resource}",
                self.region, self.account
            ),
        }
    }

    /// What names something here to which AWS gives no ARN.
    pub(super) fn without_arn(&self, kind: &str, name: &str) -> String {
        format!("{kind}:{}:{}:{name}", self.region, self.account)
    }

    /// The ARN of an event bus here.
    pub(super) fn bus_arn(&self, name: &str) -> String {
        self.arn("events", &format!("event-bus/{name}"))
    }

    /// The ARN of a rule here.
    pub(super) fn rule_arn(&self, rule: &Rule) -> String {
        let path = match rule.event_bus.as_str() {
            crate::DEFAULT_EVENT_BUS => format!("rule/{}", rule.name),
            bus => format!("rule/{bus}/{}", rule.name),
        };
        self.arn("events", &path)
    }

    /// Whether anything happens in this place at all.
    fn is_quiet(&self) -> bool {
        self.services.is_empty() && self.wires.is_empty()
    }
}

/// The places of a yard, the one where the person works first.
pub(super) fn sites(yard: &Yard) -> Vec<Site<'_>> {
    let here = Site {
        account: &yard.account,
        region: &yard.region,
        services: &yard.resources.services,
        wires: &yard.resources.wires,
        rules: &yard.rules,
    };
    let there = yard.elsewhere.iter().map(|place| Site {
        account: &place.account,
        region: &place.region,
        services: &place.resources.services,
        wires: &place.resources.wires,
        rules: &place.rules,
    });
    std::iter::once(here).chain(there).collect()
}

pub(super) struct Builder<'a> {
    pub(super) yard: &'a Yard,
    pub(super) sites: Vec<Site<'a>>,
    pub(super) map: Map,
}

impl<'a> Builder<'a> {
    pub(super) fn new(yard: &'a Yard) -> Builder<'a> {
        Builder {
            yard,
            sites: sites(yard),
            map: Map::default(),
        }
    }

    /// The place of the station with an ARN as [`known`] gives it.
    pub(super) fn find(&self, arn: &str) -> Option<usize> {
        self.map
            .stations
            .iter()
            .position(|station| station.arn == arn)
    }

    /// The station of a declared resource.
    pub(super) fn declare(
        &mut self,
        site: Site<'_>,
        kind: StationKind,
        arn: &str,
        name: &str,
        (list, of): (&str, &str),
    ) -> usize {
        let declared = Declared {
            list: list.to_owned(),
            name: of.to_owned(),
        };
        let at = self.add(site, kind, arn, name);
        if let Some(station) = self.map.stations.get_mut(at)
            && station.declared.is_none()
        {
            station.declared = Some(declared);
        }
        at
    }

    /// The station of an ARN, made where there is none yet.
    pub(super) fn add(
        &mut self,
        site: Site<'_>,
        kind: StationKind,
        arn: &str,
        name: &str,
    ) -> usize {
        if let Some(at) = self.find(arn) {
            return at;
        }
        let read = Arn::read(arn).ok();
        let or = |found: Option<&str>, here: &str| {
            found
                .filter(|found| !found.is_empty())
                .unwrap_or(here)
                .to_owned()
        };
        self.map.stations.push(Station {
            kind,
            arn: arn.to_owned(),
            name: name.to_owned(),
            account: or(read.as_ref().map(|arn| arn.account), site.account),
            region: or(read.as_ref().map(|arn| arn.region), site.region),
            declared: None,
            work: work(kind, arn).into_iter().collect(),
            targets: Vec::new(),
        });
        self.map.stations.len() - 1
    }

    /// The ARNs of the work of a station begin like this as well.
    pub(super) fn works(&mut self, at: usize, prefix: String) {
        if let Some(station) = self.map.stations.get_mut(at) {
            station.work.push(prefix);
        }
    }

    /// The station that an ARN names, which may have a version or an alias behind it.
    pub(super) fn named(&mut self, site: Site<'_>, arn: &str) -> usize {
        let (kind, arn) = known(site, arn);
        let name = name_of(&arn).to_owned();
        let name = match kind {
            StationKind::LogGroup => arn
                .split_once("log-group:")
                .map_or(name, |(_, name)| name.to_owned()),
            _ => name,
        };
        self.add(site, kind, &arn, &name)
    }

    /// A way between two stations. One of this kind that is there already stays.
    pub(super) fn track(&mut self, from: usize, to: usize, kind: TrackKind, says: String) -> usize {
        let tracks = &mut self.map.tracks;
        let is_it = |track: &Track| (track.from, track.to, track.kind) == (from, to, kind);
        if let Some(at) = tracks.iter().position(is_it) {
            return at;
        }
        tracks.push(Track {
            from,
            to,
            kind,
            says,
            rules: Vec::new(),
            declared: None,
            circle: false,
        });
        tracks.len() - 1
    }

    /// A way that is a thing of its own in a list.
    pub(super) fn wire(
        &mut self,
        (from, to): (usize, usize),
        kind: TrackKind,
        says: String,
        (list, name): (&str, &str),
    ) {
        let at = self.track(from, to, kind, says);
        if let Some(track) = self.map.tracks.get_mut(at)
            && track.declared.is_none()
        {
            track.declared = Some(Declared {
                list: list.to_owned(),
                name: name.to_owned(),
            });
        }
    }

    /// A way from one ARN to another that is a thing of its own in a list.
    pub(super) fn wire_between(
        &mut self,
        site: Site<'_>,
        (from, to): (&str, &str),
        kind: TrackKind,
        says: String,
        declared: (&str, &str),
    ) {
        let from = self.named(site, from);
        let to = self.named(site, to);
        self.wire((from, to), kind, says, declared);
    }

    /// The targets of rules that do something when they are called.
    pub(super) fn targets(&mut self) {
        for site in self.sites.clone() {
            for target in site.rules.iter().flat_map(|rule| &rule.targets) {
                let Ok(kind) = target.kind() else {
                    continue;
                };
                let home = self.home(site, &target.arn);
                let (_, mut arn) = known(home, &target.arn);
                // Tasks of a cluster are those of the definition that the target names.
                if let (TargetKind::EcsTask, Some(family)) = (kind, family(target)) {
                    let definition = home.arn("ecs", &format!("task-definition/{family}"));
                    if self.find(&definition).is_some() {
                        let tasks = format!("task/{}/", name_of(&target.arn));
                        if let Some(at) = self.find(&definition) {
                            self.works(at, home.arn("ecs", &tasks));
                        }
                        arn = definition;
                    }
                }
                let at = match self.find(&arn) {
                    Some(at) => at,
                    // What nobody declares does something only where all do the simple thing.
                    None if home.services.undeclared == Undeclared::Simple
                        && acts(kind)
                        && !home.is_quiet() =>
                    {
                        self.named(home, &target.arn)
                    }
                    None => continue,
                };
                if let Some(station) = self.map.stations.get_mut(at)
                    && !station.targets.contains(&target.arn)
                {
                    station.targets.push(target.arn.clone());
                }
            }
        }
    }

    /// The place where a resource is, else the one that names it.
    pub(super) fn home(&self, site: Site<'a>, arn: &str) -> Site<'a> {
        let Ok(arn) = Arn::read(arn) else {
            return site;
        };
        let is = |part: &str, of: &str| part.is_empty() || part == of;
        let mut all = std::iter::once(&site).chain(&self.sites);
        all.find(|each| is(arn.account, each.account) && is(arn.region, each.region))
            .copied()
            .unwrap_or(site)
    }
}

/// What the ARNs of the work of a resource begin with.
fn work(kind: StationKind, arn: &str) -> Option<String> {
    match kind {
        StationKind::Project => Some(arn.replacen(":project/", ":build/", 1) + ":"),
        StationKind::StateMachine => Some(arn.replacen(":stateMachine:", ":execution:", 1) + ":"),
        StationKind::Cluster => Some(arn.replacen(":cluster/", ":task/", 1) + "/"),
        _ => None,
    }
}

/// Whether a target does something that others hear of.
fn acts(kind: TargetKind) -> bool {
    matches!(
        kind,
        TargetKind::LambdaFunction
            | TargetKind::StateMachine
            | TargetKind::CodeBuildProject
            | TargetKind::CodePipelinePipeline
            | TargetKind::SsmAutomation
            | TargetKind::SsmRunCommand
            | TargetKind::EcsTask
    )
}

/// The family of the task definition that an ECS target names.
fn family(target: &crate::Target) -> Option<String> {
    let mut parameters = target.parameters.iter();
    let (_, text) = parameters.find(|(name, _)| name == "EcsParameters")?;
    let value = crate::json::whole(text)?;
    let name = value
        .get("TaskDefinitionArn")?
        .as_str()?
        .rsplit('/')
        .next()?;
    Some(name.split(':').next()?.to_owned())
}

/// What an ARN is, and the ARN of the resource itself: without version or alias, and with the place
/// that it leaves out.
pub(super) fn known(site: Site<'_>, text: &str) -> (StationKind, String) {
    let Ok(arn) = Arn::read(text) else {
        return (StationKind::Resource, text.to_owned());
    };
    let account = if arn.account.is_empty() {
        site.account
    } else {
        arn.account
    };
    let region = if arn.region.is_empty() {
        site.region
    } else {
        arn.region
    };
    let whole = |resource: &str| {
        format!(
            "arn:{}:{}:{region}:{account}:{resource}",
            arn.partition, arn.service
        )
    };
    let resource = arn.resource;
    let kind = |kind| (kind, whole(resource));
    match arn.service {
        "lambda" => (
            StationKind::Function,
            whole(&format!("function:{}", function_name(text))),
        ),
        "states" => kind(StationKind::StateMachine),
        "codebuild" => kind(StationKind::Project),
        "codepipeline" => kind(StationKind::Pipeline),
        "codedeploy" => kind(StationKind::DeploymentGroup),
        "codecommit" => kind(StationKind::Repository),
        "ecs" if resource.starts_with("cluster/") => kind(StationKind::Cluster),
        "ecs" => kind(StationKind::TaskDefinition),
        "ssm" => match resource.strip_prefix("automation-definition/") {
            Some(rest) => {
                let name = rest.split(':').next().unwrap_or(rest);
                (StationKind::Document, whole(&format!("document/{name}")))
            }
            None if resource.starts_with("document/") => kind(StationKind::Document),
            None => kind(StationKind::Resource),
        },
        "ec2" => kind(StationKind::Instance),
        "autoscaling" => kind(StationKind::AutoScalingGroup),
        "config" => kind(StationKind::ConfigRule),
        "sns" => kind(StationKind::Topic),
        "sqs" => kind(StationKind::Queue),
        "s3" => (StationKind::Bucket, text.to_owned()),
        "dynamodb" => {
            let name = resource.strip_prefix("table/").unwrap_or(resource);
            let name = name.split('/').next().unwrap_or(name);
            (StationKind::Table, whole(&format!("table/{name}")))
        }
        "firehose" => kind(StationKind::DeliveryStream),
        "kinesis" => kind(StationKind::Stream),
        "logs" if resource.starts_with("destination:") => kind(StationKind::LogsDestination),
        "logs" => (
            StationKind::LogGroup,
            whole(resource.trim_end_matches(":*")),
        ),
        "cloudwatch" => kind(StationKind::Alarm),
        "events" if resource.starts_with("event-bus/") => kind(StationKind::EventBus),
        _ => (StationKind::Resource, text.to_owned()),
    }
}
