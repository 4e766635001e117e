package fiji.plugin.neuralstyle.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.transfer.TransferSettings;

class BatchReportTest {

	@TempDir
	private Path folder;

	@Test
	void theCsvFileHasARowForEachJob() throws IOException {
		final Path file = folder.resolve("new folder/report.csv");
		final BatchReport report = new BatchReport(List.of(new BatchOutcome(job("a, b.png"), Status.DONE, Duration.ofMillis(
			1250), OptionalDouble.of(0.125), "all iterations done"), BatchOutcome.without(job("c.png"), Status.FAILED, Duration
				.ZERO, "The file \"c.png\" is empty.")), Optional.empty());

		report.writeCsv(file);

		assertEquals(List.of("content,style,output,status,seconds,loss,message",
			"\"a, b.png\",s.png,\"out a, b.png\",done,1.3,0.125,all iterations done",
			"c.png,s.png,out c.png,failed,0.0,,\"The file \"\"c.png\"\" is empty.\""), Files.readAllLines(file));
		assertEquals(List.of("report.csv"), PictureFolders.names(file.getParent()));
	}

	@Test
	void aCsvFileThatCannotBeWrittenIsSaid() throws IOException {
		final Path file = Files.createDirectory(folder.resolve("report.csv"));

		final String message = assertThrows(IOException.class, () -> new BatchReport(List.of(), Optional.empty()).writeCsv(
			file)).getMessage();

		assertTrue(message.contains("report.csv") && message.endsWith("."), message);
	}

	@Test
	void onlyFailuresAreAFailureOfTheWhole() {
		final BatchOutcome failed = BatchOutcome.without(job("a.png"), Status.FAILED, Duration.ZERO, "It is broken.");
		final BatchOutcome skipped = BatchOutcome.without(job("b.png"), Status.SKIPPED, Duration.ZERO, "it is there already");

		assertEquals(Optional.of("No image could be painted. The first: It is broken."), new BatchReport(List.of(failed,
			failed), Optional.empty()).failure());
		assertEquals(Optional.empty(), new BatchReport(List.of(failed, skipped), Optional.empty()).failure());
		assertEquals(Optional.of("The disk is full."), new BatchReport(List.of(failed, skipped), Optional.of(
			"The disk is full.")).failure());
	}

	private static BatchJob job(final String content) {
		return new BatchJob(Path.of(content), StyleImage.of(Path.of("s.png")), Path.of("out " + content), "built-in",
			TransferSettings.DEFAULTS);
	}
}
