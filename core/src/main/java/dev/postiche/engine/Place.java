package dev.postiche.engine;

import dev.postiche.spec.Protocol;

/**
 * In which realm a session is, and by which numbers it is known there.
 *
 * @param realm whose faults strike it
 * @param number of the session
 * @param connection since the last reset, as faults count
 * @param connectionOfProtocol the same, among those of its protocol
 */
record Place(Realm realm, int number, int connection, int connectionOfProtocol) {

    /** The next place in a realm. */
    static Place in(Realm realm, Protocol protocol) {
        return new Place(
                realm, realm.nextNumber(), realm.nextConnection(), realm.nextConnection(protocol));
    }
}
