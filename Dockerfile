# From source to a small image, by the README's own commands. Build:  docker build -t laurel .
# Run:  docker run -p 8080:8080 -e LAUREL_WEBHOOK_TOKENS=… -v laurel:/var/lib/laurel laurel

FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /src
COPY . .
RUN mvn -B -DskipTests -Dlaurel.class-archive.skip package

FROM eclipse-temurin:21-jre
# The command `laurel` calls the API by curl, in case the image has none.
RUN command -v curl || (apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*)
RUN groupadd --gid 10001 laurel \
 && useradd --uid 10001 --gid laurel --home-dir /opt/laurel --no-create-home --shell /usr/sbin/nologin laurel \
 && install -d -m 0700 -o laurel -g laurel /var/lib/laurel
# The server is root's: what runs in it cannot change it.
COPY --from=build /src/target/server /opt/laurel
# With the classes as this Java has them in memory, a container starts faster. A Java that makes no archive (1) starts without.
RUN /opt/laurel/bin/laurel-class-archive.sh || [ $? = 1 ]
# By its number, so that a cluster can see that it is not root.
USER 10001:10001
# What the server writes besides the data is in /tmp. In the background, it gets the signal to stop that its script gets, and ends
# its transactions.
ENV LAUREL_DATA=/var/lib/laurel \
    JBOSS_BASE_DIR=/tmp/laurel \
    LAUNCH_JBOSS_IN_BACKGROUND=true
VOLUME /var/lib/laurel
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
    CMD ["/opt/laurel/bin/laurel-health.sh"]
# -b is the address of Laurel only: the server's management stays on the container's loopback.
ENTRYPOINT ["/opt/laurel/bin/standalone.sh", "-b", "0.0.0.0"]
