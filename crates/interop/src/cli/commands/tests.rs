use super::*;
use std::collections::HashSet;

#[test]
fn every_operation_of_the_control_plane_has_its_command() {
    let known: HashSet<&str> = all()
        .filter(|command| command.service == "events")
        .map(|command| command.operation)
        .collect();
    let operations: HashSet<&str> = pipeline::api::operations().collect();
    assert_eq!(known, operations);
}

#[test]
fn names_follow_from_the_operation_and_are_unique() {
    let mut seen = HashSet::new();
    for command in all() {
        assert!(seen.insert((command.service, command.name)), "{command:?}");
        let plain = |text: &str| text.replace('-', "").to_ascii_lowercase();
        assert_eq!(plain(command.name), plain(command.operation));
        for option in command.options {
            assert_eq!(plain(option.name), plain(option.member), "{}", command.name);
        }
    }
}
