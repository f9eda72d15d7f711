package dev.aludel.jpa;

import static dev.aludel.schema.Definitions.CASCADE;
import static dev.aludel.schema.Definitions.bigInteger;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.foreignKey;
import static dev.aludel.schema.Definitions.integer;
import static dev.aludel.schema.Definitions.primaryKey;
import static dev.aludel.schema.Definitions.string;
import static dev.aludel.schema.Definitions.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SecondaryTable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.junit.jupiter.api.Test;

/** The tables and columns between entities. */
class RelationsTest {

  @Embeddable
  static class Track {
    @Column(nullable = false)
    String title;

    int seconds;
    String artist;
  }

  @Entity(name = "label")
  static class Label {
    @Id Long id;

    @OneToMany
    @JoinColumn(name = "label_id")
    List<Album> albums;
  }

  @Entity(name = "album")
  static class Album {
    @Id Long id;

    @ElementCollection
    @Column(name = "genre", nullable = false)
    Set<String> genres;

    @ElementCollection Set<String> moods;
    @ElementCollection List<Track> extras;
    @ElementCollection @OrderColumn List<Track> tracks;

    @ElementCollection
    @CollectionTable(name = "album_prices", joinColumns = @JoinColumn(name = "album"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    Map<String, Integer> prices;

    @ManyToMany Set<Label> labels;
    @ManyToMany List<Album> similar;
  }

  private static Table table(String name) {
    return Entities.table(name, Label.class, Album.class, Track.class);
  }

  @Test
  void aSetOfValuesIsKeyedByOwnerAndValue() {
    Table genres = table("album_genres");

    assertThat(genres.columns())
        .containsExactly(
            column("album_id", bigInteger()).notNull(), column("genre", string(255)).notNull());
    assertThat(genres.constraints())
        .containsExactly(
            primaryKey("album_id", "genre"), foreignKey("album_id").references("album", "id"));
  }

  @Test
  void aListWithoutAnOrderHasNoKey() {
    Table extras = table("album_extras");

    assertThat(Entities.columns(extras)).containsExactly("album_id", "title", "seconds", "artist");
    assertThat(extras.primaryKey()).isEmpty();
  }

  @Test
  void aListWithAnOrderColumnIsKeyedByOwnerAndPlace() {
    Table tracks = table("album_tracks");

    assertThat(Entities.columns(tracks))
        .containsExactly("album_id", "tracks_order", "title", "seconds", "artist");
    assertThat(tracks.primaryKey()).contains(primaryKey("album_id", "tracks_order"));
    assertThat(tracks.requireColumn("title").nullable()).isFalse();
  }

  @Test
  void aMapIsKeyedByOwnerAndKey() {
    Table prices = table("album_prices");

    assertThat(prices.columns())
        .containsExactly(
            column("album", bigInteger()).notNull(),
            column("prices_key", string(255)).notNull(),
            column("prices", integer()));
    assertThat(prices.constraints())
        .containsExactly(
            primaryKey("album", "prices_key"),
            foreignKey("album").references("album", "id").onDelete(CASCADE));
  }

  @Test
  void aManyToManySetHasAKeyedJoinTable() {
    assertThat(table("album_labels").constraints())
        .containsExactly(
            primaryKey("album_id", "labels_id"),
            foreignKey("album_id").references("album", "id"),
            foreignKey("labels_id").references("label", "id"));
  }

  @Test
  void aManyToManyListMayHoldAPairTwice() {
    Table similar = table("album_similar");

    assertThat(similar.columns())
        .containsExactly(
            column("album_id", bigInteger()).notNull(),
            column("similar_id", bigInteger()).notNull());
    assertThat(similar.primaryKey()).isEmpty();
    assertThat(similar.constraints(UniqueConstraint.class)).isEmpty();
  }

  @Test
  void aJoinColumnOfAListIsInTheTableOfItsElements() {
    Table album = table("album");

    assertThat(Entities.columns(album)).containsExactly("id", "label_id");
    assertThat(album.constraints(ForeignKey.class))
        .containsExactly(foreignKey("label_id").references("label", "id"));
  }

  @Entity(name = "novel")
  @SecondaryTable(name = "novel_text")
  static class Novel {
    @Id Long id;
    String title;

    @Column(table = "novel_text")
    String words;

    @Column(table = "novel_text", unique = true)
    String digest;
  }

  @Test
  void aSecondaryTableSharesTheKey() {
    Table text = Entities.table("novel_text", Novel.class);

    assertThat(Entities.columns(text)).containsExactly("id", "words", "digest");
    assertThat(text.constraints())
        .containsExactlyInAnyOrder(
            primaryKey("id"), unique("digest"), foreignKey("id").references("novel", "id"));
    assertThat(Entities.columns(Entities.table("novel", Novel.class)))
        .containsExactly("id", "title");
  }
}
