//! The table held to the types that it stands for, and what is said of what is declared.

mod checked;
mod table;
mod whole;
