use super::*;
use crate::{Hello, Question};

#[test]
fn a_message_reads_back_and_nothing_else_does() {
    let call = Call {
        id: 300,
        request: Hello.request(),
    };
    let bytes = write(&call);
    assert_eq!(read(&bytes), Ok(call));
    for length in 0..bytes.len() {
        assert_eq!(read::<Call>(&bytes[..length]), Err(Unreadable), "{length}");
    }
    let longer = [bytes.as_slice(), &[0]].concat();
    assert_eq!(read::<Call>(&longer), Err(Unreadable));
    assert_eq!(read::<Call>(&[1, 200]), Err(Unreadable), "no such request");
}

#[test]
fn bytes_are_written_as_they_are() {
    let call = Call {
        id: 1,
        request: crate::BulkStep {
            file: 1,
            what: crate::BulkWhat::Feed(crate::Bytes(vec![0, 255, 128, 7])),
        }
        .request(),
    };
    let bytes = write(&call);
    assert!(bytes.ends_with(&[4, 0, 255, 128, 7]), "{bytes:?}");
    assert_eq!(read(&bytes), Ok(call));
}
