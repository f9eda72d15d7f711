package dev.aludel.examples.goblin;

import dev.aludel.examples.goblin.model.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A user's tasks, as a screen shows them: read without entities, through the pool. */
public final class TaskBoard {

  private final UserSpace space;

  public TaskBoard(UserSpace space) {
    this.space = space;
  }

  /** A line of the board. */
  public record Entry(UUID id, String title, TaskStatus status, int priority) {}

  /** What is not over yet, the most urgent first. */
  public List<Entry> open(UUID user) {
    return space.in(
        user,
        transaction ->
            transaction.query(
                Entry.class,
                "SELECT id, title, status, priority FROM tasks"
                    + " WHERE user_id = ? AND completed_at IS NULL ORDER BY priority, title",
                user));
  }

  /**
   * Adds a task.
   *
   * @throws dev.aludel.connect.database.StatementFailure if the priority is not from 1 to 5
   */
  public UUID add(UUID user, String title, int priority, List<String> tags) {
    UUID id = UUID.randomUUID();
    space.in(
        user,
        transaction ->
            transaction.update(
                "INSERT INTO tasks (id, user_id, title, priority, tags) VALUES (?, ?, ?, ?, ?)",
                id,
                user,
                title,
                priority,
                space.onSqlite() ? Json.of(tags) : tags.toArray(String[]::new)));
    return id;
  }

  /** Whether it was open, and that user's. */
  public boolean finish(UUID user, UUID task, Instant when) {
    return space.in(
        user,
        transaction ->
            transaction.update(
                    "UPDATE tasks SET status = 'DONE', completed_at = ?, version = version + 1"
                        + " WHERE id = ? AND user_id = ? AND completed_at IS NULL",
                    when,
                    task,
                    user)
                == 1);
  }
}
