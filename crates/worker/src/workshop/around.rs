//! What is to be said of the services and wires that are declared in a yard.

use door::{Around, LookAround, ReadAround};
use pipeline::declare::{self, Read};

pub(super) fn look(asked: &LookAround) -> Around {
    Around {
        told: declare::check(&asked.yard),
        missing: declare::missing(&asked.yard),
    }
}

pub(super) fn read(asked: &ReadAround) -> Read {
    declare::read(&asked.yard, &asked.account, &asked.region, &asked.text)
}
