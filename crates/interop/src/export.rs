//! A stack in the words of a tool, with what that tool cannot say.

use crate::remark::Remark;
use crate::stack::Stack;
use crate::{cli, cloudformation, terraform};
use pipeline::Yard;
use serde::{Deserialize, Serialize};

/// A text for a tool, and what is not in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Export {
    /// The text, as a person would write it.
    pub text: String,
    /// What of the yard is not in the text, and what has to be known to deploy it.
    pub remarks: Vec<Remark>,
}

/// The tools that a yard can be written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ExportFormat {
    /// A CloudFormation template in YAML.
    CloudFormation,
    /// A Terraform configuration in HCL, for the provider `hashicorp/aws`.
    Terraform,
    /// Commands of the AWS CLI, version 2, for a POSIX shell.
    Cli,
}

impl ExportFormat {
    /// Every format, in the order in which a page offers them.
    pub const ALL: [ExportFormat; 3] = [
        ExportFormat::CloudFormation,
        ExportFormat::Terraform,
        ExportFormat::Cli,
    ];

    /// The name by which the command knows it.
    pub fn name(self) -> &'static str {
        match self {
            ExportFormat::CloudFormation => "cloudformation",
            ExportFormat::Terraform => "terraform",
            ExportFormat::Cli => "cli",
        }
    }

    /// The usual name of a file with it.
    pub fn file_name(self) -> &'static str {
        match self {
            ExportFormat::CloudFormation => "template.yaml",
            ExportFormat::Terraform => "main.tf",
            ExportFormat::Cli => "commands.sh",
        }
    }
}

/// Writes what a yard has in the place where the learner works. A draft that AWS would refuse is a
/// remark and not in the text.
pub fn export_as(yard: &Yard, format: ExportFormat) -> Export {
    let stack = Stack::of(yard);
    match format {
        ExportFormat::CloudFormation => cloudformation::write(stack),
        ExportFormat::Terraform => terraform::write(stack),
        ExportFormat::Cli => cli::write(stack),
    }
}
