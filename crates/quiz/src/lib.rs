//! Questions, blueprints, scoring.
