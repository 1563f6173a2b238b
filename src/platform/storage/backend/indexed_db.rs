//! In IndexedDB: the browser's database, the same for all tabs.

use super::{Answer, Backend, Decide, Write};
use crate::platform::storage::{Durability, StorageError};
use idb::{
    Database, DatabaseEvent, Error, Factory, ObjectStore, ObjectStoreParams, Query, Transaction,
    TransactionMode,
};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, IdbTransaction};

const NAME: &str = "eventyard";
const VERSION: u32 = 1;
const STORE: &str = "texts";

/// The open connection; empty once another tab or the browser has asked to close it.
type Connection = Rc<RefCell<Option<Rc<Database>>>>;

/// Texts in the database `eventyard`.
#[derive(Debug)]
pub struct IndexedDb {
    connection: Connection,
}

impl IndexedDb {
    /// Opens the database and looks into it once: some browsers open what they then refuse to read.
    ///
    /// # Errors
    /// Where there is no database or it does not work.
    pub async fn open() -> Result<Self, StorageError> {
        let database = IndexedDb {
            connection: Connection::default(),
        };
        database.get("eventyard.probe").await?;
        Ok(database)
    }

    /// The connection, opened anew where it was closed.
    async fn connect(&self) -> Result<Rc<Database>, StorageError> {
        if let Some(open) = self.connection.borrow().clone() {
            return Ok(open);
        }
        let mut request = Factory::new()
            .and_then(|factory| factory.open(NAME, Some(VERSION)))
            .map_err(trouble)?;
        request.on_upgrade_needed(|event| {
            // Where this fails, so does every transaction, with the error that says so.
            let _ = event
                .database()
                .and_then(|database| database.create_object_store(STORE, ObjectStoreParams::new()));
        });
        let mut database = request.await.map_err(trouble)?;
        let forget = {
            let connection = Rc::downgrade(&self.connection);
            move || {
                let closing = connection
                    .upgrade()
                    .and_then(|connection| connection.take());
                if let Some(closing) = closing {
                    closing.close();
                }
            }
        };
        let forget_too = forget.clone();
        database.on_version_change(move |_| forget());
        database.on_close(move |_| forget_too());
        let database = Rc::new(database);
        self.connection.replace(Some(database.clone()));
        Ok(database)
    }

    async fn begin(&self, mode: TransactionMode) -> Result<Change, StorageError> {
        let transaction = self.connect().await?.transaction(&[STORE], mode);
        let transaction = match transaction {
            Ok(transaction) => transaction,
            // The browser may close a connection without saying so.
            Err(_) => {
                self.connection.take();
                self.connect()
                    .await?
                    .transaction(&[STORE], mode)
                    .map_err(trouble)?
            }
        };
        Change::new(transaction)
    }

    async fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        let change = self.begin(TransactionMode::ReadOnly).await?;
        change.get(key).await
    }

    async fn entries(&self) -> Result<Vec<(String, String)>, StorageError> {
        let change = self.begin(TransactionMode::ReadOnly).await?;
        let keys = change.store.get_all_keys(None, None).map_err(trouble)?;
        let texts = change.store.get_all(None, None).map_err(trouble)?;
        let keys = keys.await.map_err(trouble)?;
        let texts = texts.await.map_err(trouble)?;
        let pairs = keys.into_iter().zip(texts);
        Ok(pairs
            .filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?)))
            .collect())
    }

    async fn change(&self, key: &str, decide: Decide<'_>) -> Result<(), StorageError> {
        let change = self.begin(TransactionMode::ReadWrite).await?;
        let writes = decide(change.get(key).await?);
        for write in &writes {
            if let Err(error) = change.put(write).await {
                change.abort();
                return Err(error);
            }
        }
        change.finish().await
    }
}

/// A transaction with its one store.
struct Change {
    transaction: Transaction,
    raw: IdbTransaction,
    store: ObjectStore,
}

impl Change {
    fn new(transaction: Transaction) -> Result<Self, StorageError> {
        let store = transaction.object_store(STORE).map_err(trouble)?;
        let raw = IdbTransaction::from(transaction);
        Ok(Change {
            transaction: raw.clone().into(),
            raw,
            store,
        })
    }

    async fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        let request = self
            .store
            .get(Query::Key(JsValue::from_str(key)))
            .map_err(trouble)?;
        let stored = request.await.map_err(trouble)?;
        Ok(stored.and_then(|stored| stored.as_string()))
    }

    async fn put(&self, write: &Write) -> Result<(), StorageError> {
        match write {
            Write::Put(key, text) => {
                let (text, key) = (JsValue::from_str(text), JsValue::from_str(key));
                let request = self.store.put(&text, Some(&key)).map_err(trouble)?;
                request.await.map(|_| ()).map_err(trouble)
            }
            Write::Remove(key) => {
                let request = self
                    .store
                    .delete(Query::Key(JsValue::from_str(key)))
                    .map_err(trouble)?;
                request.await.map(|_| ()).map_err(trouble)
            }
        }
    }

    /// Takes back what was written. Where it has been taken back already, there is nothing to do.
    fn abort(self) {
        let _ = self.transaction.abort();
    }

    /// Waits until the browser says that everything stands. Lack of room may show only here.
    async fn finish(self) -> Result<(), StorageError> {
        match self.transaction.await {
            Ok(result) if result.is_committed() => Ok(()),
            _ => Err(match self.raw.error() {
                Some(exception) => refused(&exception),
                None => StorageError::Unavailable {
                    why: "the browser took the write back".to_owned(),
                },
            }),
        }
    }
}

impl Backend for IndexedDb {
    fn durability(&self) -> Durability {
        Durability::IndexedDb
    }

    fn read<'a>(&'a self, key: &'a str) -> Answer<'a, Option<String>> {
        Box::pin(self.get(key))
    }

    fn list(&self) -> Answer<'_, Vec<(String, String)>> {
        Box::pin(self.entries())
    }

    fn transact<'a>(&'a self, key: &'a str, decide: Decide<'a>) -> Answer<'a, ()> {
        Box::pin(self.change(key, decide))
    }
}

fn trouble(error: Error) -> StorageError {
    let thrown = match &error {
        Error::DomException(exception) => Some(exception),
        Error::UpdateFailed(thrown)
        | Error::DeleteFailed(thrown)
        | Error::GetFailed(thrown)
        | Error::TransactionOpenFailed(thrown)
        | Error::IndexedDbOpenFailed(thrown) => thrown.dyn_ref(),
        _ => None,
    };
    match thrown {
        Some(exception) => refused(exception),
        None => StorageError::Unavailable {
            why: error.to_string(),
        },
    }
}

fn refused(exception: &DomException) -> StorageError {
    match exception.name().as_str() {
        "QuotaExceededError" => StorageError::Full,
        "VersionError" => StorageError::Unavailable {
            why: "a newer version of Eventyard is open in this browser; reload the page".to_owned(),
        },
        name => StorageError::Unavailable {
            why: name.to_owned(),
        },
    }
}
