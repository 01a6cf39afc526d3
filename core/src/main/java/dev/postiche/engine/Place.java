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

    static Place in(Realm realm, int number, Protocol protocol) {
        return new Place(realm, number, realm.nextConnection(), realm.nextConnection(protocol));
    }
}
