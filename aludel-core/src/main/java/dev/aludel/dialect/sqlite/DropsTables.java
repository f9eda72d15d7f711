package dev.aludel.dialect.sqlite;

import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.AlterEnum;
import dev.aludel.operation.AlterSequence;
import dev.aludel.operation.AlterTableOptions;
import dev.aludel.operation.BulkInsert;
import dev.aludel.operation.CreateEnum;
import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.CreateObject;
import dev.aludel.operation.CreateSequence;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.DeleteRows;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.DropConstraint;
import dev.aludel.operation.DropEnum;
import dev.aludel.operation.DropIndex;
import dev.aludel.operation.DropObject;
import dev.aludel.operation.DropSequence;
import dev.aludel.operation.DropTable;
import dev.aludel.operation.Execute;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameColumn;
import dev.aludel.operation.RenameConstraint;
import dev.aludel.operation.RenameEnumValue;
import dev.aludel.operation.RenameIndex;
import dev.aludel.operation.RenameObject;
import dev.aludel.operation.ReplaceObject;
import dev.aludel.operation.RunJava;
import dev.aludel.operation.SetComment;
import dev.aludel.schema.ObjectKind;
import java.util.regex.Pattern;

/**
 * Whether a change may drop a table, itself or to rebuild it. With foreign keys on, that would
 * delete the table's rows one by one first, and with {@code ON DELETE CASCADE} those that refer to
 * them (SQLite's foreignkeys.html, section 5).
 */
final class DropsTables implements Operation.Cases<Boolean> {

  /**
   * A rebuild in an SQL script is raw SQL; where the words mean something else, no harm is done.
   */
  private static final Pattern DROP =
      Pattern.compile("\\bdrop\\s+table\\b", Pattern.CASE_INSENSITIVE);

  @Override
  public Boolean on(AddColumn operation) {
    return !Compiler.isAddable(operation.column());
  }

  @Override
  public Boolean on(AddConstraint operation) {
    return true;
  }

  @Override
  public Boolean on(AlterColumn operation) {
    return true;
  }

  @Override
  public Boolean on(AlterEnum operation) {
    return true;
  }

  @Override
  public Boolean on(AlterSequence operation) {
    return false;
  }

  @Override
  public Boolean on(AlterTableOptions operation) {
    return true;
  }

  @Override
  public Boolean on(BulkInsert operation) {
    return false;
  }

  @Override
  public Boolean on(CreateEnum operation) {
    return false;
  }

  @Override
  public Boolean on(CreateObject operation) {
    return false;
  }

  @Override
  public Boolean on(CreateIndex operation) {
    return false;
  }

  @Override
  public Boolean on(CreateSequence operation) {
    return false;
  }

  @Override
  public Boolean on(CreateTable operation) {
    return false;
  }

  @Override
  public Boolean on(DeleteRows operation) {
    return false;
  }

  @Override
  public Boolean on(DropColumn operation) {
    return true;
  }

  @Override
  public Boolean on(DropConstraint operation) {
    return true;
  }

  @Override
  public Boolean on(DropEnum operation) {
    return false;
  }

  @Override
  public Boolean on(DropObject operation) {
    return false;
  }

  @Override
  public Boolean on(DropIndex operation) {
    return false;
  }

  @Override
  public Boolean on(DropSequence operation) {
    return false;
  }

  @Override
  public Boolean on(DropTable operation) {
    return true;
  }

  @Override
  public Boolean on(Execute operation) {
    return operation.sql().on("sqlite").filter(sql -> DROP.matcher(sql).find()).isPresent();
  }

  @Override
  public Boolean on(RenameColumn operation) {
    return false;
  }

  @Override
  public Boolean on(RenameConstraint operation) {
    return true;
  }

  @Override
  public Boolean on(RenameEnumValue operation) {
    return true;
  }

  @Override
  public Boolean on(RenameIndex operation) {
    return false;
  }

  @Override
  public Boolean on(ReplaceObject operation) {
    return false;
  }

  @Override
  public Boolean on(RenameObject operation) {
    return operation.kind() == ObjectKind.ENUM;
  }

  @Override
  public Boolean on(RunJava operation) {
    return false;
  }

  @Override
  public Boolean on(SetComment operation) {
    return false;
  }
}
