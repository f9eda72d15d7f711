package dev.aludel.connect.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between a client and its server, and cuts the connection when a test wants it. */
final class CuttingProxy implements AutoCloseable {

  private static final long NEVER = Long.MAX_VALUE;

  private final ServerSocket listener;
  private final int serverPort;
  private final AtomicLong bytesLeft = new AtomicLong(NEVER);
  private volatile String lastWords = "";

  CuttingProxy(int serverPort) throws IOException {
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.serverPort = serverPort;
    background(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /**
   * Cuts the connection of the client that says these words, once: the server hears them, and the
   * client hears nothing any more.
   */
  void cutAfter(String words) {
    lastWords = words;
  }

  /** Cuts the connection that goes beyond this number of bytes, of both directions together. */
  void cutAfter(long bytes) {
    bytesLeft.set(bytes);
  }

  void cutNoMore() {
    bytesLeft.set(NEVER);
    lastWords = "";
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        background(() -> pump(client, server, true));
        background(() -> pump(server, client, false));
      } catch (IOException e) {
        // The test is over.
      }
    }
  }

  private void pump(Socket from, Socket to, boolean fromClient) {
    byte[] buffer = new byte[16_384];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      int length;
      while ((length = in.read(buffer)) >= 0) {
        int allowed = allowed(length);
        boolean last = fromClient && saysLastWords(buffer, length);
        if (last) {
          // From now on the answer finds nobody.
          from.shutdownOutput();
        }
        out.write(buffer, 0, allowed);
        out.flush();
        if (last) {
          Thread.sleep(200);
        }
        if (last || allowed < length) {
          return;
        }
      }
    } catch (IOException e) {
      // The other direction has closed both.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int allowed(int length) {
    if (bytesLeft.get() == NEVER) {
      return length;
    }
    long left = bytesLeft.addAndGet(-length);
    if (left >= 0) {
      return length;
    }
    bytesLeft.set(NEVER);
    return (int) Math.max(0, length + left);
  }

  private boolean saysLastWords(byte[] buffer, int length) {
    String words = lastWords;
    boolean says =
        !words.isEmpty()
            && new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains(words);
    if (says) {
      lastWords = "";
    }
    return says;
  }

  private static void background(Runnable work) {
    Thread thread = new Thread(work, "cutting proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
