"""The door for programs: `/api/v1`, JSON in and out, bearer tokens only."""
