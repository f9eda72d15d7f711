package dev.aludel.connect.doctor;

import dev.aludel.connect.HostAndPort;
import dev.aludel.connect.TlsMode;
import dev.aludel.connect.doctor.Check.Status;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The steps before PostgreSQL speaks. Of several hosts one is enough; the others are warned of. */
final class Network {

  private static final int LONGEST_MILLISECONDS = 5_000;
  private static final int ALL_MILLISECONDS = 12_000;

  /** The manual's section 54.2.10: length 8, then the code 80877103. */
  private static final byte[] SSL_REQUEST = {0, 0, 0, 8, 4, (byte) 0xd2, 0x16, 0x2f};

  private final List<HostAndPort> hosts;
  private final int timeoutMilliseconds;
  private volatile HostAndPort open;

  Network(List<HostAndPort> hosts) {
    this.hosts = hosts;
    this.timeoutMilliseconds = Math.min(LONGEST_MILLISECONDS, ALL_MILLISECONDS / hosts.size());
    this.open = hosts.get(0);
  }

  Finding names() {
    return ofAny(Network::name);
  }

  private static Finding name(HostAndPort host) {
    try {
      return Finding.ok(
          host.host()
              + " is "
              + Arrays.stream(InetAddress.getAllByName(host.host()))
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

  Finding ports() {
    List<HostAndPort> answering = new ArrayList<>();
    Finding finding = ofAny(host -> port(host, answering));
    if (!answering.isEmpty()) {
      open = answering.get(0);
    }
    return finding;
  }

  private Finding port(HostAndPort host, List<HostAndPort> answering) {
    try (Socket socket = connect(host)) {
      answering.add(host);
      return Finding.ok(host + " is open, from " + socket.getLocalAddress().getHostAddress());
    } catch (SocketTimeoutException e) {
      return Finding.failed(
          host + " does not answer: the packets are dropped",
          String.valueOf(e.getMessage()),
          "Open the port in the firewall or security group, or correct the host.");
    } catch (ConnectException e) {
      return Finding.failed(
          "nothing listens on " + host,
          String.valueOf(e.getMessage()),
          "Start the server, or correct the port: pg_isready -h "
              + host.host()
              + " -p "
              + host.port());
    } catch (IOException e) {
      return Finding.failed(
          "no way leads to " + host, e.toString(), "Check the network and the VPN.");
    }
  }

  /** The driver takes the first host that works: then the others are no failure. */
  private Finding ofAny(Function<HostAndPort, Finding> step) {
    List<Finding> each = hosts.stream().distinct().map(step).toList();
    List<Finding> bad = each.stream().filter(one -> one.status() == Status.FAILED).toList();
    if (bad.isEmpty()) {
      return Finding.ok(joined(each));
    }
    Finding first = bad.get(0);
    return bad.size() == each.size()
        ? Finding.failed(joined(bad), first.evidence(), first.remedy())
        : new Finding(Status.WARNING, joined(each), first.evidence(), first.remedy());
  }

  private static String joined(List<Finding> findings) {
    return findings.stream().map(Finding::finding).collect(Collectors.joining("; "));
  }

  /** Whether the server speaks TLS, and whether that is what the settings ask for. */
  Finding tls(TlsMode mode) {
    HostAndPort host = open;
    int answer;
    try (Socket socket = connect(host)) {
      socket.setSoTimeout(LONGEST_MILLISECONDS);
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
      case -1 ->
          Finding.failed(
              host + " accepts the connection and closes it at once",
              "no answer to SSLRequest",
              "A proxy with no server behind it does so, and a server that restarts. Check host,"
                  + " port and the server's log.");
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

  private Socket connect(HostAndPort host) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host.host(), host.port()), timeoutMilliseconds);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
