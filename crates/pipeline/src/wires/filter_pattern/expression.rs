//! Conditions joined by `&&` and `||`.

/// A condition, or several.
#[derive(Clone, Debug)]
pub(super) enum Expression<T> {
    /// One condition.
    One(T),
    /// All have to hold.
    All(Vec<Expression<T>>),
    /// One of them has to hold.
    Any(Vec<Expression<T>>),
}

impl<T> Expression<T> {
    /// All of several, or the only one.
    pub(super) fn all(mut parts: Vec<Expression<T>>) -> Option<Expression<T>> {
        match parts.len() {
            0 | 1 => parts.pop(),
            _ => Some(Expression::All(parts)),
        }
    }

    /// Any of several, or the only one.
    pub(super) fn any(mut parts: Vec<Expression<T>>) -> Option<Expression<T>> {
        match parts.len() {
            0 | 1 => parts.pop(),
            _ => Some(Expression::Any(parts)),
        }
    }

    /// Whether it holds; every condition is asked, so that each can be told of.
    pub(super) fn holds(&self, ask: &mut impl FnMut(&T) -> bool) -> bool {
        match self {
            Expression::One(condition) => ask(condition),
            Expression::All(parts) => {
                let mut holds = true;
                for part in parts {
                    holds &= part.holds(ask);
                }
                holds
            }
            Expression::Any(parts) => {
                let mut holds = false;
                for part in parts {
                    holds |= part.holds(ask);
                }
                holds
            }
        }
    }

    /// Does something with every condition.
    pub(super) fn each(&self, act: &mut impl FnMut(&T)) {
        match self {
            Expression::One(condition) => act(condition),
            Expression::All(parts) | Expression::Any(parts) => {
                for part in parts {
                    part.each(act);
                }
            }
        }
    }
}
