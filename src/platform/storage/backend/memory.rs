//! In the page's own memory: the last resort.

use super::{Answer, Backend, Decide, Write};
use crate::platform::storage::Durability;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::ready;

/// Texts that last as long as the page.
#[derive(Debug, Default)]
pub struct Memory {
    texts: RefCell<BTreeMap<String, String>>,
}

impl Backend for Memory {
    fn durability(&self) -> Durability {
        Durability::Memory
    }

    fn read<'a>(&'a self, key: &'a str) -> Answer<'a, Option<String>> {
        Box::pin(ready(Ok(self.texts.borrow().get(key).cloned())))
    }

    fn list(&self) -> Answer<'_, Vec<(String, String)>> {
        let texts = self.texts.borrow();
        let entries = texts.iter().map(|(key, text)| (key.clone(), text.clone()));
        Box::pin(ready(Ok(entries.collect())))
    }

    fn transact<'a>(&'a self, key: &'a str, decide: Decide<'a>) -> Answer<'a, ()> {
        Box::pin(async move {
            let stored = self.texts.borrow().get(key).cloned();
            let writes = decide(stored);
            let mut texts = self.texts.borrow_mut();
            for write in writes {
                match write {
                    Write::Put(key, text) => texts.insert(key, text),
                    Write::Remove(key) => texts.remove(&key),
                };
            }
            Ok(())
        })
    }
}
