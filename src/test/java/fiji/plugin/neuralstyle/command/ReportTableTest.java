package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.batch.BatchJob;
import fiji.plugin.neuralstyle.batch.BatchOutcome;
import fiji.plugin.neuralstyle.batch.BatchReport;
import fiji.plugin.neuralstyle.batch.Status;
import fiji.plugin.neuralstyle.batch.StyleImage;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import ij.measure.ResultsTable;

class ReportTableTest {

	@Test
	void eachJobIsARowWithNumbersWhereThereAreNumbers() {
		final BatchJob job = new BatchJob(Path.of("a.png"), StyleImage.of(Path.of("s.png")), Path.of("a_s.png"), "built-in",
			TransferSettings.DEFAULTS);

		final ResultsTable table = ReportTable.of(new BatchReport(List.of(new BatchOutcome(job, Status.FAILED, Duration.ZERO,
			OptionalDouble.empty(), "It is broken."), new BatchOutcome(job, Status.DONE, Duration.ofSeconds(2), OptionalDouble.of(
				0.00012345), "all iterations done")), Optional.empty()));

		assertEquals(2, table.size());
		assertEquals("It is broken.", table.getStringValue("message", 0));
		assertEquals("", table.getStringValue("loss", 0));
		assertEquals(0.00012345, table.getValue("loss", 1));
		assertEquals("1.2345E-4", table.getStringValue("loss", 1));
		assertEquals(2, table.getValue("seconds", 1));
		assertEquals("a.png", table.getStringValue("content", 1));
	}
}
