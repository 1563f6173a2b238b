//! The question bank: checked and packed for the app.

use anyhow::{Result, bail};
use quiz::author::{Library, Severity};
use quiz::{Bank, Card, Deck, DomainFile, Index, Quality};

use crate::names;
use crate::project::Project;

/// A file of the packed bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name, with a hash of its content.
    pub name: String,
    /// Its content.
    pub content: Vec<u8>,
}

/// The packed bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// The index, which names the other files.
    pub index: File,
    /// The questions of each domain that has some.
    pub questions: Vec<File>,
    /// The cards, with the drill.
    pub cards: File,
}

/// Checks `questions/` and packs it; prints every finding that asks for a change.
///
/// # Errors
/// Where a finding is an error.
pub fn pack(project: &Project) -> Result<Packed> {
    let Library {
        bank,
        cards,
        findings,
        ..
    } = Library::read(&project.root, None);
    let mut errors = 0;
    let mut notes = 0;
    for finding in &findings {
        match finding.severity {
            Severity::Note => notes += 1,
            Severity::Warning => eprintln!("{finding}"),
            Severity::Error => {
                errors += 1;
                eprintln!("{finding}");
            }
        }
    }
    if errors > 0 {
        bail!("the question bank has {errors} errors");
    }
    println!(
        "question bank: {} questions and {} cards packed{}",
        bank.questions.len(),
        cards.len(),
        match notes {
            0 => String::new(),
            number => format!("; {number} notes, see `eventyard check`"),
        }
    );
    let quality = quiz::author::quality(&bank, &findings);
    Ok(packed(&bank, cards, Some(quality)))
}

/// The files of a bank. A change of one question changes its domain's file and the index alone, a
/// change of a card the cards' file alone.
fn packed(bank: &Bank, cards: Vec<Card>, quality: Option<Quality>) -> Packed {
    let mut files = Vec::new();
    let mut questions = Vec::new();
    for domain in &bank.lists.domains {
        let content = quiz::pack_domain(bank, domain.number);
        if content.is_empty() {
            continue;
        }
        let name = names::hashed(&format!("questions-{}", domain.number), ".bin", &content);
        files.push(DomainFile::new(domain.number, name.clone(), &content));
        questions.push(File { name, content });
    }
    let index = Index {
        quality,
        ..Index::of(bank, files)
    };
    let content = quiz::pack_index(&index);
    let name = names::hashed("bank", ".bin", &content);
    let index = File { name, content };
    let drill = drill::targets();
    let content = quiz::pack_deck(&Deck::new(cards, drill, &bank.lists.misconceptions));
    let name = names::hashed("cards", ".bin", &content);
    let cards = File { name, content };
    Packed {
        index,
        questions,
        cards,
    }
}

mod drill;

#[cfg(test)]
mod tests;
