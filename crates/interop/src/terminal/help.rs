//! What `help` says: only what the yard knows.

use crate::cli::commands::{self, Command, Form};

/// The services of which the yard knows commands.
pub(super) fn services() -> Vec<&'static str> {
    let mut services: Vec<&str> = commands::all().map(|command| command.service).collect();
    services.sort_unstable();
    services.dedup();
    services
}

/// What the terminal can do.
pub(super) fn overview() -> String {
    let mut out = String::from(
        "The terminal knows these commands of the AWS CLI. What they change is changed in this yard alone.\n\n",
    );
    for service in services() {
        let names: Vec<&str> = of(service).map(|command| command.name).collect();
        out.push_str(&format!("  aws {service}: {}\n", names.join(", ")));
    }
    out.push_str("\naws <command> <subcommand> help lists the options. --query takes JMESPath, --output json or text, --region another Region. file:// stands for a file that you have pasted.\n");
    out
}

fn of(service: &str) -> impl Iterator<Item = &'static Command> {
    commands::all().filter(move |command| command.service == service)
}

/// The commands of a service; none where the yard knows nothing of it.
pub(super) fn of_service(service: &str) -> Option<String> {
    let names: Vec<&str> = of(service).map(|command| command.name).collect();
    (!names.is_empty()).then(|| {
        let list: String = names.iter().map(|name| format!("  {name}\n")).collect();
        format!("Commands of aws {service} that the yard knows:\n\n{list}")
    })
}

/// The options of a command.
pub(super) fn of_command(command: &Command) -> String {
    let mut out = format!("aws {} {}\n\n", command.service, command.name);
    for option in command.options {
        let value = match option.form {
            Form::Text => " <value>",
            Form::Number => " <number>",
            Form::Flag => "",
            Form::Time => " <time>",
            Form::Texts => " <value> ...",
            Form::Structure => " <JSON or Key=Value,...>",
            Form::List => " <JSON or Key=Value,... ...>",
        };
        let line = match option.required {
            true => format!("  --{}{value}\n", option.name),
            false => format!("  [--{}{value}]\n", option.name),
        };
        out.push_str(&line);
    }
    let (service, operation) = (command.service, command.operation);
    out.push_str(&format!("\nCalls {operation} of {service}.\n"));
    out
}
