//! The ways in and out of a yard: what comes in, and the way into each state of the views.

use anyhow::Result;
use serde_json::json;

use crate::browser::Page;
use crate::canvas;
use crate::routes::{BRING, OUT, TERMINAL};

/// A template of which everything is understood but a property, a resource and a parameter.
pub const TEMPLATE: &str = r#"Parameters:
  Stage:
    Type: String
    AllowedValues: [dev, prod]
  Team:
    Type: String
    Default: builds
    Description: Who is told.
Resources:
  Failed:
    Type: AWS::Events::Rule
    Properties:
      Name: !Sub "${Team}-failed"
      EventPattern:
        source: [aws.codebuild]
        detail:
          build-status: [FAILED]
      Colour: red
      Targets:
        - Id: queue
          Arn: !GetAtt Queue.Arn
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Sub "${Team}-queue"
  Policy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Queue]
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: {Service: events.amazonaws.com}
            Action: sqs:SendMessage
            Resource: !GetAtt Queue.Arn
  Stream:
    Type: AWS::Events::EventBus
    Properties:
      Name: !Ref Stage
"#;

/// A rule and its target, as one types them.
pub const LINES: [&str; 2] = [
    r#"aws events put-rule --name orders --event-pattern '{"source": ["shop"]}'"#,
    "aws events put-targets --rule orders --targets Id=jobs,Arn=arn:aws:sqs:us-east-1:123456789012:jobs",
];

/// Gives a text to be brought in.
///
/// # Errors
/// Where the page has no place for it.
pub async fn bring(page: &Page, text: &str) -> Result<()> {
    page.run("document.getElementById('in-text').focus();")
        .await?;
    page.insert(text).await?;
    page.find("[data-preview]").await.map(|_| ())
}

/// Types a line into the terminal and waits for what is answered.
///
/// # Errors
/// Where nothing is answered.
pub async fn type_line(page: &Page, line: &str) -> Result<String> {
    let before = page.find_all(".terminal__entry").await?.len();
    page.run("document.getElementById('terminal-line').focus();")
        .await?;
    page.insert(line).await?;
    page.click(".terminal__form button").await?;
    let entry = format!(".terminal__entry:nth-of-type({})", before + 1);
    page.find(&entry).await?;
    page.text(&entry).await
}

/// A state of the ways in and out.
#[derive(Debug, Clone, Copy)]
pub enum DoorState {
    /// A template that is looked at, with remarks and a parameter without a value.
    Template,
    /// A text that is refused.
    Refused,
    /// A template that goes out, with remarks.
    Export,
    /// The terminal with answers, an error, and completions.
    Terminal,
    /// The terminal with the last change as a command, and a line that asks for a file.
    Commands,
}

impl DoorState {
    /// Every one.
    pub const ALL: [Self; 5] = [
        Self::Template,
        Self::Refused,
        Self::Export,
        Self::Terminal,
        Self::Commands,
    ];

    /// A short name for messages and files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Template => "yard-in-template",
            Self::Refused => "yard-in-refused",
            Self::Export => "yard-out-template",
            Self::Terminal => "yard-terminal-used",
            Self::Commands => "yard-terminal-commands",
        }
    }

    /// Brings a fresh browser into the state, as a person would.
    ///
    /// # Errors
    /// Where a step cannot be taken.
    pub async fn enter(self, page: &Page) -> Result<()> {
        match self {
            Self::Template => {
                page.goto(BRING).await?;
                bring(page, TEMPLATE).await?;
                page.click(".doors__change summary").await
            }
            Self::Refused => {
                page.goto(BRING).await?;
                bring(page, "Resources:\n  Bus: [\n").await?;
                page.find(".notice--red").await.map(|_| ())
            }
            Self::Export => {
                canvas::open(page, &canvas::failing()).await?;
                page.goto(OUT).await?;
                page.find(OUT.ready).await?;
                page.click_text(".doors__form", "CloudFormation").await?;
                page.wait_for_text(".doors__text", |text| text.contains("AWS::Events::Rule"))
                    .await
                    .map(|_| ())
            }
            Self::Terminal => {
                page.goto(TERMINAL).await?;
                for line in LINES {
                    type_line(page, line).await?;
                }
                type_line(page, "aws events list-rules").await?;
                type_line(page, "aws events delete-rule --name orders").await?;
                page.insert("aws events describe-").await?;
                page.find(".terminal__offers").await.map(|_| ())
            }
            Self::Commands => {
                page.goto(TERMINAL).await?;
                type_line(page, LINES[0]).await?;
                page.click_text(".doors__form", "The last change").await?;
                page.find(".doors__text").await?;
                page.run("document.getElementById('terminal-line').focus();")
                    .await?;
                page.insert("aws events put-rule --name a --event-pattern file://a.json")
                    .await?;
                page.click(".terminal__form button").await?;
                page.find("[data-wanted]").await.map(|_| ())
            }
        }
    }
}

/// A yard whose link would be too long.
pub fn large() -> pipeline::Yard {
    let mut yard = canvas::crowded(40, 2);
    for (at, rule) in yard.rules.iter_mut().enumerate() {
        // Text that is not like any other does not compress.
        let noise: String = (0..60u64)
            .map(|n| {
                let mixed = (at as u64 * 60 + n + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
                format!("{mixed:x}")
            })
            .collect();
        rule.event_pattern = Some(json!({ "source": [noise] }).to_string());
    }
    yard
}
