package dev.postiche.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs mail as S/MIME does (multipart/signed with a detached signature) and verifies it. */
final class Signer {

    private static final String ALGORITHM = "SHA256withECDSA";

    private final String address;
    private final KeyPair keys;
    private final X509Certificate certificate;

    Signer(String address) throws GeneralSecurityException, OperatorCreationException {
        this.address = address;
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        keys = generator.generateKeyPair();
        var name = new X500Principal("CN=" + address);
        var now = Instant.now();
        var builder =
                new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(now.minus(Duration.ofDays(1))),
                        Date.from(now.plus(Duration.ofDays(1))),
                        name,
                        keys.getPublic());
        var signer = new JcaContentSignerBuilder(ALGORITHM).build(keys.getPrivate());
        certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    /** A whole message round this MIME part, which goes into it octet for octet. */
    String sign(String part)
            throws GeneralSecurityException, OperatorCreationException, CMSException, IOException {
        var generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder()
                        .build(ALGORITHM, keys.getPrivate(), certificate));
        generator.addCertificates(new JcaCertStore(List.of(certificate)));
        var content = new CMSProcessableByteArray(part.getBytes(UTF_8));
        var signature = generator.generate(content, false).getEncoded();
        return """
                From: %s
                To: shop@example.org
                Subject: Signed
                MIME-Version: 1.0
                Content-Type: multipart/signed; protocol="application/pkcs7-signature";
                 micalg=sha-256; boundary="signed"

                --signed
                %s
                --signed
                Content-Type: application/pkcs7-signature; name="smime.p7s"
                Content-Transfer-Encoding: base64
                Content-Disposition: attachment; filename="smime.p7s"

                %s
                --signed--
                """
                .replace("\n", "\r\n")
                .formatted(address, part, Base64.getMimeEncoder().encodeToString(signature));
    }

    /** Whether the detached signature is this signer's, of exactly these octets. */
    boolean verifies(byte[] part, byte[] signature) throws OperatorCreationException, CMSException {
        var signed = new CMSSignedData(new CMSProcessableByteArray(part), signature);
        var verifier = new JcaSimpleSignerInfoVerifierBuilder().build(certificate);
        try {
            return signed.getSignerInfos().getSigners().iterator().next().verify(verifier);
        } catch (CMSException changed) {
            return false;
        }
    }
}
