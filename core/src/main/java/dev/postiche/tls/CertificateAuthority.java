package dev.postiche.tls;

import dev.postiche.tls.CertificateRequest.Use;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate authority with a key of its own, so that a test can trust this one server and
 * nothing else. Keys are EC P-256, signatures ECDSA with SHA-256. RFC 5280, RFC 5480.
 */
final class CertificateAuthority {
    private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
    private static final String COMMON_NAME = "2.5.4.3";

    private final String name;
    private final PrivateKey key;
    private final PublicKey publicKey;
    private final X509Certificate certificate;

    private CertificateAuthority(String name, KeyPair keys, X509Certificate certificate) {
        this.name = name;
        this.key = keys.getPrivate();
        this.publicKey = keys.getPublic();
        this.certificate = certificate;
    }

    /** A root: its certificate is signed by its own key. */
    static CertificateAuthority root(String name, Instant now) {
        var keys = ellipticKeys();
        return new CertificateAuthority(name, keys, selfSigned(authority(name, keys, now), keys));
    }

    /** An authority below this one, whose certificate a server has to send along. */
    CertificateAuthority intermediate(String name, Instant now) {
        var keys = ellipticKeys();
        return new CertificateAuthority(name, keys, issue(authority(name, keys, now)));
    }

    X509Certificate certificate() {
        return certificate;
    }

    X509Certificate issue(CertificateRequest request) {
        return sign(request, name, publicKey, key);
    }

    static X509Certificate selfSigned(CertificateRequest request, KeyPair keys) {
        return sign(request, request.commonName(), keys.getPublic(), keys.getPrivate());
    }

    static KeyPair ellipticKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot make EC P-256 keys", e);
        }
    }

    private static CertificateRequest authority(String name, KeyPair keys, Instant now) {
        return CertificateRequest.of(Use.AUTHORITY, name, List.of(), keys.getPublic(), now);
    }

    private static X509Certificate sign(
            CertificateRequest request, String issuer, PublicKey issuerKey, PrivateKey signer) {
        try {
            var algorithm = Der.sequence(Der.oid(ECDSA_WITH_SHA256));
            var toBeSigned =
                    Der.sequence(
                            Der.explicit(0, Der.integer(BigInteger.TWO)), // version 3
                            Der.integer(new BigInteger(127, new SecureRandom()).setBit(126)),
                            algorithm,
                            distinguishedName(issuer),
                            Der.sequence(
                                    Der.time(request.notBefore()), Der.time(request.notAfter())),
                            distinguishedName(request.commonName()),
                            request.key().getEncoded(),
                            Der.explicit(3, extensions(request, issuerKey)));
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(signer);
            signature.update(toBeSigned);
            var encoded = Der.sequence(toBeSigned, algorithm, Der.bitString(signature.sign(), 0));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot sign a certificate", e);
        }
    }

    private static byte[] distinguishedName(String commonName) {
        return Der.sequence(
                Der.set(Der.sequence(Der.oid(COMMON_NAME), Der.utf8String(commonName))));
    }

    private static byte[] extensions(CertificateRequest request, PublicKey issuerKey)
            throws GeneralSecurityException {
        var use = request.use();
        var all = new ArrayList<byte[]>();
        var basic = use == Use.AUTHORITY ? Der.sequence(Der.bool(true)) : Der.sequence();
        all.add(extension("2.5.29.19", true, basic)); // basicConstraints
        all.add(
                extension(
                        "2.5.29.15", // keyUsage
                        true,
                        Der.bitString(new byte[] {use.keyUsage}, use.unusedBits)));
        // Strict clients (Python 3.13 by default) want both key identifiers. RFC 5280 §4.2.1.1
        all.add(extension("2.5.29.14", false, Der.octetString(keyIdentifier(request.key()))));
        all.add(
                extension(
                        "2.5.29.35",
                        false,
                        Der.sequence(Der.implicit(0, keyIdentifier(issuerKey)))));
        use.extendedKeyUsage.ifPresent(
                purpose -> all.add(extension("2.5.29.37", false, Der.sequence(Der.oid(purpose)))));
        if (!request.names().isEmpty()) {
            var names = request.names().stream().map(CertificateAuthority::generalName);
            all.add(
                    extension(
                            "2.5.29.17", // subjectAltName
                            false,
                            Der.sequence(names.toArray(byte[][]::new))));
        }
        return Der.sequence(all.toArray(byte[][]::new));
    }

    private static byte[] extension(String oid, boolean critical, byte[] value) {
        return critical
                ? Der.sequence(Der.oid(oid), Der.bool(true), Der.octetString(value))
                : Der.sequence(Der.oid(oid), Der.octetString(value));
    }

    private static byte[] generalName(String name) {
        // RFC 5280 §4.2.1.6: dNSName is [2], iPAddress is [7]
        return IpAddress.parse(name)
                .map(octets -> Der.implicit(7, octets))
                .orElseGet(() -> Der.implicit(2, name.getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] keyIdentifier(PublicKey key) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-1").digest(key.getEncoded());
    }
}
