package dev.aludel.connect;

/**
 * One server of a PostgreSQL URL.
 *
 * @param host a name, an IPv4 address, or an IPv6 address without brackets
 * @param port a TCP port
 */
public record HostAndPort(String host, int port) {

  /** {@code host:port}, an IPv6 address in brackets as RFC 3986 section 3.2.2 has it. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
