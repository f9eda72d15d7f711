package dev.aludel.connect.doctor;

import dev.aludel.connect.HostAndPort;
import dev.aludel.connect.TlsMode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The steps before PostgreSQL speaks. */
final class Network {

  private static final int TIMEOUT_MILLISECONDS = 5_000;

  /** The manual's section 54.2.10: length 8, then the code 80877103. */
  private static final byte[] SSL_REQUEST = {0, 0, 0, 8, 4, (byte) 0xd2, 0x16, 0x2f};

  private final List<HostAndPort> hosts;

  Network(List<HostAndPort> hosts) {
    this.hosts = hosts;
  }

  Finding names() {
    StringBuilder found = new StringBuilder();
    for (HostAndPort host : hosts) {
      try {
        found.append(found.isEmpty() ? "" : "; ").append(host.host()).append(" is ");
        found.append(
            Arrays.stream(InetAddress.getAllByName(host.host()))
                .map(InetAddress::getHostAddress)
                .collect(Collectors.joining(", ")));
      } catch (UnknownHostException e) {
        return Finding.failed(
            "there is no host of the name " + host.host(),
            String.valueOf(e.getMessage()),
            "Correct the host in the URL. In Docker it is the name of the service, and localhost is"
                + " the container itself.");
      }
    }
    return Finding.ok(found.toString());
  }

  Finding ports() {
    Finding last = Finding.skipped("no host");
    for (HostAndPort host : hosts) {
      try (Socket socket = connect(host)) {
        return Finding.ok(host + " is open, from " + socket.getLocalAddress().getHostAddress());
      } catch (SocketTimeoutException e) {
        last =
            Finding.failed(
                host + " does not answer: the packets are dropped",
                String.valueOf(e.getMessage()),
                "Open the port in the firewall or security group, or correct the host.");
      } catch (ConnectException e) {
        last =
            Finding.failed(
                "nothing listens on " + host,
                String.valueOf(e.getMessage()),
                "Start the server, or correct the port: pg_isready -h "
                    + host.host()
                    + " -p "
                    + host.port());
      } catch (IOException e) {
        last =
            Finding.failed(
                "no way leads to " + host, e.toString(), "Check the network and the VPN.");
      }
    }
    return last;
  }

  /** Whether the server speaks TLS, and whether that is what the settings ask for. */
  Finding tls(TlsMode mode) {
    HostAndPort host = hosts.get(0);
    int answer;
    try (Socket socket = connect(host)) {
      socket.setSoTimeout(TIMEOUT_MILLISECONDS);
      socket.getOutputStream().write(SSL_REQUEST);
      socket.getOutputStream().flush();
      answer = socket.getInputStream().read();
    } catch (SocketTimeoutException e) {
      return Finding.failed(
          host + " accepts the connection and then says nothing",
          "no answer to SSLRequest",
          "What listens there is not PostgreSQL, or the server hangs: check the port and its log.");
    } catch (IOException e) {
      return Finding.failed(
          host + " breaks the connection off", e.toString(), "Check the server's log.");
    }
    boolean strict = mode.compareTo(TlsMode.REQUIRE) >= 0;
    return switch (answer) {
      case 'S' ->
          mode == TlsMode.DISABLE
              ? Finding.warning(
                  "the server has TLS, and mode disable does not use it",
                  "Set DB_SSL_MODE=require, or verify-full with [tls] root_cert.")
              : Finding.ok("the server has TLS, mode " + mode);
      case 'N' ->
          strict
              ? Finding.failed(
                  "the server has no TLS, and mode " + mode + " asks for it",
                  "it answers N to SSLRequest",
                  "Turn it on in postgresql.conf: ssl = on")
              : isLocal(host)
                  ? Finding.ok("none; the server is on this machine")
                  : Finding.warning(
                      "the server has no TLS: passwords and data cross the network in the open",
                      "Turn it on in postgresql.conf: ssl = on");
      default ->
          Finding.failed(
              "what answers there is not PostgreSQL",
              "it answers byte " + answer + " to SSLRequest",
              "Check host and port. PostgreSQL's usual port is 5432.");
    };
  }

  static boolean isLocal(HostAndPort host) {
    try {
      return InetAddress.getByName(host.host()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static Socket connect(HostAndPort host) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host.host(), host.port()), TIMEOUT_MILLISECONDS);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
