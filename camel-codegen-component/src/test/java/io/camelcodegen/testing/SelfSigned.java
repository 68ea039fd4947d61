package io.camelcodegen.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A fresh key and its certificate, made with the JDK's own keytool. */
public final class SelfSigned {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final KeyStore keyStore;

    private SelfSigned(KeyStore keyStore) {
        this.keyStore = keyStore;
    }

    /** @param subjectAlternativeNames as keytool takes them, e.g. {@code dns:localhost,ip:127.0.0.1} */
    public static SelfSigned validFor(String subjectAlternativeNames) throws IOException, GeneralSecurityException {
        return create(subjectAlternativeNames, false);
    }

    /**
     * A certificate that ran out some days ago, signed by an authority that is trusted and still valid: how long a
     * directly trusted certificate is valid does not matter to the JVM.
     */
    public static SelfSigned expired(String subjectAlternativeNames) throws IOException, GeneralSecurityException {
        return create(subjectAlternativeNames, true);
    }

    private static SelfSigned create(String names, boolean expired) throws IOException, GeneralSecurityException {
        Path directory = Files.createTempDirectory("certificates");
        Path file = directory.resolve("keys.p12");
        Path request = directory.resolve("request");
        Path certificate = directory.resolve("certificate");
        String san = "san=" + names;
        try {
            keytool(file, "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=test", "-ext", san);
            if (expired) {
                keytool(file, "-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=ca", "-ext", "bc:c");
                keytool(file, "-certreq", "-alias", "server", "-file", request.toString());
                keytool(
                        file,
                        "-gencert",
                        "-alias",
                        "ca",
                        "-startdate",
                        "-30d",
                        "-validity",
                        "10",
                        "-ext",
                        san,
                        "-infile",
                        request.toString(),
                        "-outfile",
                        certificate.toString());
                keytool(file, "-importcert", "-alias", "server", "-noprompt", "-file", certificate.toString());
            }
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                keys.load(in, PASSWORD);
            }
            return new SelfSigned(keys);
        } finally {
            for (Path made : List.of(file, request, certificate, directory)) {
                Files.deleteIfExists(made);
            }
        }
    }

    private static void keytool(Path store, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(
                List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", new String(PASSWORD)));
        run(command);
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool: " + output);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** For the side that shows this certificate. */
    public SSLContext showing() throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keyStore, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust(), null);
        return context;
    }

    /** For the side that shows this certificate, and wants {@code peer}'s from the other. */
    public SSLContext showingAndTrusting(SelfSigned peer) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keyStore, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), peer.trust(), null);
        return context;
    }

    /** Writes key and certificate as PKCS #12; the password is {@link #password()}. */
    public Path writeKeys(Path file) throws IOException, GeneralSecurityException {
        return write(keyStore, file);
    }

    /** Writes the certificate alone, for the side that trusts it. */
    public Path writeCertificate(Path file) throws IOException, GeneralSecurityException {
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("server", keyStore.getCertificate("server"));
        return write(certificates, file);
    }

    private static Path write(KeyStore store, Path file) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
        return file;
    }

    public static String password() {
        return new String(PASSWORD);
    }

    /** For the side that trusts this certificate and no other. */
    public SSLContext trusting() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust(), null);
        return context;
    }

    private javax.net.ssl.TrustManager[] trust() throws GeneralSecurityException {
        KeyStore certificates = KeyStore.getInstance(KeyStore.getDefaultType());
        try {
            certificates.load(null, null);
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        String anchor = keyStore.containsAlias("ca") ? "ca" : "server";
        certificates.setCertificateEntry(anchor, keyStore.getCertificate(anchor));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificates);
        return trust.getTrustManagers();
    }
}
