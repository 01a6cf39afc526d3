package dev.postiche.engine;

/**
 * Where the user of a login name lives.
 *
 * @param realm whose faults strike the user's sessions, and that records them
 * @param user what the user is called there
 */
public record Residence(Realm realm, String user) {}
