package dev.aludel.migrate.fault;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Stands between a client and a PostgreSQL server, counts what the client asks, and does something
 * bad at one of the questions. It knows where a question ends: at Sync or Query (section 54.2 of
 * the manual).
 */
final class FaultProxy implements AutoCloseable {

  /** What is done. */
  enum Fault {
    /** The question never reaches the server. */
    CUT_BEFORE,
    /** The server has the question, and its answer reaches nobody. */
    CUT_AFTER,
    /** The answer takes a while, and the connection breaks then. */
    STALL_AND_CUT,
    /** The answer takes a while. */
    STALL
  }

  private static final int STALL_MILLIS = 120;

  private final ServerSocket listener;
  private final int serverPort;
  private final String database;
  private final AtomicInteger questions = new AtomicInteger();
  private final AtomicInteger commits = new AtomicInteger();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final @Nullable Fault fault;
  private final int at;
  private final boolean atCommit;

  private FaultProxy(
      int serverPort, String database, @Nullable Fault fault, int at, boolean atCommit)
      throws IOException {
    this.serverPort = serverPort;
    this.database = database;
    this.fault = fault;
    this.at = at;
    this.atCommit = atCommit;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  /** One that only counts. */
  static FaultProxy harmless(int port, String database) throws IOException {
    return new FaultProxy(port, database, null, 0, false);
  }

  /** One that does something at the question of that number, from 1, on whatever connection. */
  static FaultProxy at(int question, Fault fault, int port, String database) throws IOException {
    return new FaultProxy(port, database, fault, question, false);
  }

  /** One that does something at the commit of that number, from 1. */
  static FaultProxy atCommit(int commit, Fault fault, int port, String database)
      throws IOException {
    return new FaultProxy(port, database, fault, commit, true);
  }

  int questions() {
    return questions.get();
  }

  int commits() {
    return commits.get();
  }

  /** Connections through this proxy. */
  DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(
        "jdbc:postgresql://localhost:%d/%s?user=postgres&sslmode=disable&gssEncMode=disable"
            .formatted(listener.getLocalPort(), database));
    return source;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        sockets.add(client);
        sockets.add(server);
        Answers answers = new Answers(client);
        start(() -> ask(client, server, answers));
        start(() -> answer(server, client, answers));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  /** Where answers go, as long as there is somewhere. */
  private static final class Answers {
    private final Socket client;
    private volatile boolean cut;
    private volatile long notBefore;

    Answers(Socket client) {
      this.client = client;
    }

    void cut() throws IOException {
      cut = true;
      client.close();
    }
  }

  private void ask(Socket client, Socket server, Answers answers) {
    try {
      DataInputStream in = new DataInputStream(client.getInputStream());
      OutputStream out = server.getOutputStream();
      copyStartup(in, out);
      Set<String> committing = new HashSet<>();
      ByteArrayOutputStream held = new ByteArrayOutputStream();
      boolean commit = false;
      while (true) {
        int type = in.readUnsignedByte();
        int length = in.readInt();
        byte[] body = in.readNBytes(length - 4);
        commit |= isCommit(type, body, committing);
        boolean ends = type == 'S' || type == 'Q';
        boolean now = ends && isDue(commit);
        // The server works on each message as it comes: held until the question is complete, it
        // has all of it or nothing.
        add(held, type, length, body);
        if (!ends && type != 'X' && type != 'H') {
          continue;
        }
        if (now && fault == Fault.CUT_BEFORE) {
          answers.cut();
          server.close();
          return;
        }
        answers.cut |= now && fault == Fault.CUT_AFTER;
        if (now && (fault == Fault.STALL || fault == Fault.STALL_AND_CUT)) {
          answers.notBefore = System.nanoTime() + STALL_MILLIS * 1_000_000L;
          answers.cut = fault == Fault.STALL_AND_CUT;
        }
        out.write(held.toByteArray());
        out.flush();
        held.reset();
        if (now && fault == Fault.CUT_AFTER) {
          client.close();
        }
        if (now && fault == Fault.STALL_AND_CUT) {
          Thread.sleep(STALL_MILLIS);
          client.close();
        }
        commit = false;
      }
    } catch (IOException e) {
      close(client);
      halfClose(server);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isDue(boolean commit) {
    int question = questions.incrementAndGet();
    int commitNumber = commit ? commits.incrementAndGet() : 0;
    return fault != null && (atCommit ? commitNumber == at : question == at);
  }

  /** Whether a message runs a COMMIT; the driver prepares it once and then binds it by its name. */
  private static boolean isCommit(int type, byte[] body, Set<String> committing) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    if (type == 'P') {
      String name = text.substring(0, text.indexOf('\0'));
      if (text.contains("COMMIT")) {
        committing.add(name);
      } else {
        committing.remove(name);
      }
      return false;
    }
    if (type == 'B') {
      int portal = text.indexOf('\0');
      return committing.contains(text.substring(portal + 1, text.indexOf('\0', portal + 1)));
    }
    return type == 'Q' && text.contains("COMMIT");
  }

  private static void copyStartup(DataInputStream in, OutputStream out) throws IOException {
    int length = in.readInt();
    byte[] body = in.readNBytes(length - 4);
    out.write(new byte[] {0, 0, (byte) (length >> 8), (byte) length});
    out.write(body);
    out.flush();
  }

  private static void add(ByteArrayOutputStream held, int type, int length, byte[] body) {
    held.write(type);
    held.write(length >>> 24);
    held.write(length >>> 16);
    held.write(length >>> 8);
    held.write(length);
    held.writeBytes(body);
  }

  private static void answer(Socket server, Socket client, Answers answers) {
    try {
      InputStream in = server.getInputStream();
      OutputStream out = client.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        long left = (answers.notBefore - System.nanoTime()) / 1_000_000L;
        if (answers.notBefore != 0 && left > 0) {
          Thread.sleep(left);
        }
        if (!answers.cut) {
          out.write(buffer, 0, read);
          out.flush();
        }
      }
      client.close();
    } catch (IOException e) {
      close(server);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The server learns that the client is gone, as it does when a process is killed. */
  private static void halfClose(Socket server) {
    try {
      server.shutdownOutput();
    } catch (IOException e) {
      close(server);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Closed already.
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "fault-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    sockets.forEach(FaultProxy::close);
  }
}
