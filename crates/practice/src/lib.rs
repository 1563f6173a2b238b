//! Where the yard and the exam meet: executable questions and exercises.
