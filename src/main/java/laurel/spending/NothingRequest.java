package laurel.spending;

/** What is sent with a call that needs nothing to be told. */
record NothingRequest() {}
