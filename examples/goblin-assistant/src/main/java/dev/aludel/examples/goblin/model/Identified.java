package dev.aludel.examples.goblin.model;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.UuidGenerator;

/** What has a UUID of its own: one that grows with time, so that indexes grow at their end. */
@MappedSuperclass
public abstract class Identified {

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  @ColumnDefault("gen_random_uuid()")
  private UUID id;

  public UUID getId() {
    return id;
  }
}
