# The server as an image: a Java runtime of only what it needs, its C library, and the jar.
#
#   ./mvnw -Dquick -pl standalone -am package && docker build -t postiche/postiche:0.1.0 .
FROM docker.io/library/debian:bookworm-slim AS build
RUN apt-get update -q \
 && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
        openjdk-17-jdk-headless binutils \
 && rm -rf /var/lib/apt/lists/*
COPY standalone/target/postiche-all.jar /build/postiche-all.jar
COPY standalone/src/docker/Health.java /build/Health.java
# jdk.charsets for mail in any charset, jdk.crypto.ec for the TLS that clients speak today,
# jdk.unsupported for Undertow. The archive of the runtime's own classes makes it start quickly.
RUN jlink --add-modules java.base,java.logging,java.management,java.naming,java.security.jgss,java.security.sasl,jdk.charsets,jdk.crypto.ec,jdk.unsupported,jdk.zipfs \
        --strip-debug --no-man-pages --no-header-files --compress=2 --vm=server \
        --output /image/opt/java \
 && /image/opt/java/bin/java -XX:+UseSerialGC -Xshare:dump \
 && javac --release 17 -d /image/opt/postiche /build/Health.java \
 && cp /build/postiche-all.jar /image/opt/postiche/postiche.jar
# All that the runtime and its libraries are linked with, and nothing of a shell.
RUN for file in $(ldd /image/opt/java/bin/java /image/opt/java/lib/*.so \
            /image/opt/java/lib/server/*.so 2>/dev/null \
            | sed -n 's/.*=> \(\/[^ ]*\) .*/\1/p; s/^[[:space:]]*\(\/[^ ]*ld-linux[^ ]*\) .*/\1/p' \
            | sort -u | grep -v '^/image'); do \
        mkdir -p "/image$(dirname "$file")" && cp -L "$file" "/image$file"; \
    done \
 && mkdir -p /image/tmp /image/fixtures /image/etc \
 && chmod 1777 /image/tmp \
 && echo 'postiche:x:10001:10001::/:/none' >/image/etc/passwd

FROM scratch
COPY --from=build /image /
USER 10001:10001
# Others reach the container's ports: that is what it is for. See "In a container" in the README.
ENV POSTICHE_BIND=0.0.0.0 POSTICHE_ADMIN_OPEN=true POSTICHE_READY_FILE=/tmp/postiche-ready.json
EXPOSE 1143 1993 1110 1995 8025
VOLUME /tmp
HEALTHCHECK --interval=2s --timeout=5s --start-period=20s \
    CMD ["/opt/java/bin/java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", "/opt/postiche", "Health"]
ENTRYPOINT ["/opt/java/bin/java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", \
    "-XX:-UsePerfData", "-Xlog:disable", "-Xlog:all=error:stderr", "-jar", "/opt/postiche/postiche.jar"]
