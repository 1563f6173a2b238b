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
