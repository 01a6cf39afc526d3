package dev.postiche.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key and the certificates that are sent to vouch for it, leaf first.
 *
 * @param key the leaf's private key
 * @param chain the leaf and whatever intermediates are sent with it
 */
record Identity(PrivateKey key, List<X509Certificate> chain) {

    X509Certificate leaf() {
        return chain.get(0);
    }
}
