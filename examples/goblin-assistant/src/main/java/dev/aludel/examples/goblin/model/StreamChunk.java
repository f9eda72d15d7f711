package dev.aludel.examples.goblin.model;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Length;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;

/** A part of an answer, by its place in it. */
@Entity
@Table(
    name = "stream_chunks",
    check = {
      @CheckConstraint(name = "stream_chunks_place_check", constraint = "place >= 0"),
      @CheckConstraint(name = "stream_chunks_token_count_check", constraint = "token_count >= 0")
    })
public class StreamChunk {

  /** Which stream, and which part of it. */
  @Embeddable
  public record Key(
      @Column(name = "stream_id") UUID streamId, @Column(nullable = false) int place) {}

  @EmbeddedId private Key key;

  @MapsId("streamId")
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "stream_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private Stream stream;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 12)
  @ColumnDefault("'TEXT'")
  private ChunkKind kind = ChunkKind.TEXT;

  @Column(nullable = false, length = Length.LONG32)
  private String content;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(comment = "The arguments of a call, or what it gave")
  private Map<String, Object> payload;

  @Column(name = "token_count", nullable = false)
  @ColumnDefault("0")
  private int tokenCount;

  @CreationTimestamp
  @Column(name = "received_at", nullable = false, updatable = false)
  @ColumnDefault("current_timestamp")
  private Instant receivedAt;

  protected StreamChunk() {}

  public StreamChunk(Stream stream, int place, ChunkKind kind, String content, int tokens) {
    this.key = new Key(stream.getId(), place);
    this.stream = stream;
    this.kind = kind;
    this.content = content;
    this.tokenCount = tokens;
  }

  public Key getKey() {
    return key;
  }

  public Stream getStream() {
    return stream;
  }

  public ChunkKind getKind() {
    return kind;
  }

  public String getContent() {
    return content;
  }

  public int getTokenCount() {
    return tokenCount;
  }

  public void carry(Map<String, Object> arguments) {
    payload = Map.copyOf(arguments);
  }

  public Map<String, Object> getPayload() {
    return payload == null ? Map.of() : Map.copyOf(payload);
  }

  public Instant getReceivedAt() {
    return receivedAt;
  }
}
