package dev.aludel.operation;

import dev.aludel.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs one SQL statement as it is.
 *
 * @param parameters the values for its question marks, bound and never pasted into the text
 */
public record Execute(SqlText sql, List<@Nullable Object> parameters) implements Operation {

  public Execute {
    parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
  }

  @Override
  public Schema apply(Schema before) {
    return before;
  }

  @Override
  public List<Operation> inverse() {
    throw IrreversibleException.raw(this);
  }

  @Override
  public String describe() {
    return "execute " + sql.firstLine();
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
