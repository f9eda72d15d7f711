package dev.aludel.examples.goblin.model;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Length;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;

/** A text that can be found by its words and by its meaning. */
@Entity
@Table(
    name = "search_documents",
    uniqueConstraints =
        @UniqueConstraint(
            name = "search_documents_collection_id_content_hash_key",
            columnNames = {"collection_id", "content_hash"}),
    indexes = {
      @Index(name = "search_documents_title_idx", columnList = "lower(title)"),
      @Index(
          name = "search_documents_not_indexed_idx",
          columnList = "created_at",
          options = "where embedding is null")
    },
    check = {
      @CheckConstraint(
          name = "search_documents_content_hash_check",
          constraint = "length(content_hash) = 32"),
      @CheckConstraint(
          name = "search_documents_indexed_check",
          constraint = "(embedding is null) = (indexed_at is null)")
    })
public class SearchDocument extends Identified {

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "collection_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private SearchCollection collection;

  @Column(nullable = false, length = 300)
  private String title;

  @Column(name = "source_uri", length = 2000)
  private String sourceUri;

  @JdbcTypeCode(SqlTypes.CHAR)
  @Column(length = 2)
  private String language;

  @Column(nullable = false, length = Length.LONG32)
  private String content;

  @Column(
      name = "content_hash",
      nullable = false,
      length = 32,
      comment = "SHA-256 of the content in UTF-8")
  private byte[] contentHash;

  @Column(comment = "Where the content is in the space of meanings")
  private float[] embedding;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(nullable = false)
  @ColumnDefault("'{}'")
  private Map<String, Object> metadata = new HashMap<>();

  @CreationTimestamp
  @Column(name = "created_at", nullable = false, updatable = false)
  @ColumnDefault("current_timestamp")
  private Instant createdAt;

  @Column(name = "indexed_at")
  private Instant indexedAt;

  protected SearchDocument() {}

  public SearchDocument(SearchCollection collection, String title, String content) {
    this.collection = collection;
    this.title = title;
    this.content = content;
    this.contentHash = hash(content);
  }

  /** SHA-256, by which a collection knows a text that it has already. */
  public static byte[] hash(String content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  public SearchCollection getCollection() {
    return collection;
  }

  public String getTitle() {
    return title;
  }

  public String getContent() {
    return content;
  }

  public void cameFrom(String uri, String code, Map<String, Object> more) {
    sourceUri = uri;
    language = code;
    metadata = new HashMap<>(more);
  }

  public Optional<String> getSourceUri() {
    return Optional.ofNullable(sourceUri);
  }

  public Optional<String> getLanguage() {
    return Optional.ofNullable(language);
  }

  public Map<String, Object> getMetadata() {
    return Map.copyOf(metadata);
  }

  public void index(float[] place, Instant when) {
    if (place.length != collection.getDimensions()) {
      throw new IllegalArgumentException(
          "%s has %d dimensions, and not %d"
              .formatted(collection.getName(), collection.getDimensions(), place.length));
    }
    embedding = place.clone();
    indexedAt = when;
  }

  public Optional<float[]> getEmbedding() {
    return Optional.ofNullable(embedding).map(float[]::clone);
  }

  public boolean says(String text) {
    return MessageDigest.isEqual(contentHash, hash(text));
  }
}
