package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.ItemVisibility;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.task.Task;
import org.scijava.task.event.TaskEvent;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.batch.BatchReport;
import fiji.plugin.neuralstyle.batch.Existing;
import fiji.plugin.neuralstyle.batch.PictureFolders;
import fiji.plugin.neuralstyle.batch.ResultFormat;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.image.ResultImage;
import ij.IJ;
import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;

/** The command for folders as programs and macros run it, in a plain SciJava context without a display. */
public class StyleFolderCommandTest {

	/** What a macro can call is static. */
	private static final AtomicReference<StyleFolderCommandTest> CURRENT = new AtomicReference<>();

	private static final int PATIENCE_SECONDS = 60;

	@TempDir
	private Path folder;

	private ImageJSession session;
	private Path contents;
	private Path output;
	/** SciJava itself holds on to it weakly. */
	private Trigger trigger;

	@BeforeEach
	void makeFolders() throws IOException {
		session = new ImageJSession();
		contents = Files.createDirectory(folder.resolve("contents"));
		output = folder.resolve("results");
		PictureFolders.style(folder.resolve("wave.png"));
		CURRENT.set(this);
	}

	@AfterEach
	void close() {
		CURRENT.set(null);
		session.close();
	}

	@Test
	void aBatchOfTwentyFilesOfWhichThreeAreBroken() throws Exception {
		PictureFolders.twentyOfWhichThreeAreBroken(contents);

		final StyleFolderCommand command = run(Map.of());

		assertFalse(command.isCanceled(), command.getCancelReason());
		assertEquals(18, PictureFolders.names(output).size(), "17 pictures and a table");
		final List<String> table = table();
		assertEquals(21, table.size());
		assertEquals(17, table.stream().filter(line -> line.contains(",done,")).count());
		assertTrue(table.get(4).contains("p4.png") && table.get(4).contains(",failed,"), table.get(4));
		assertEquals(0, ImageJSession.openImages().length);
		final Map<String, String> info = ResultImage.info(ImageFiles.read(output.resolve("p1_wave.png")));
		assertEquals("p1.jpg", info.get("content"));
		assertEquals("2", info.get("iterationsDone"));
	}

	@Test
	void everyInputDoesWhatItSays() throws Exception {
		PictureFolders.picture(contents.resolve("a.png"));
		PictureFolders.picture(contents.resolve("b.tif"));
		PictureFolders.picture(contents.resolve("deeper/c.png"));
		PictureFolders.style(folder.resolve("styles/s1.png"));
		PictureFolders.style(folder.resolve("styles/s2.png"));

		run(Map.of("namePattern", "*.png", "subfolders", true, "style", folder.resolve("styles").toString(), "outputName",
			"{style}-{content}", "format", "jpg"));

		assertEquals(List.of("deeper/s1-c.jpg", "deeper/s2-c.jpg", "s1-a.jpg", "s2-a.jpg", BatchReport.FILE_NAME),
			PictureFolders.names(output));
	}

	@Test
	void eachImageMayHaveAMaskOfItsOwn() throws Exception {
		PictureFolders.picture(contents.resolve("a.png"));
		final ImagePlus content = ImageFiles.read(contents.resolve("a.png"));
		final ImagePlus mask = new ImagePlus("mask", new ByteProcessor(content.getWidth(), content.getHeight()));
		mask.getProcessor().setValue(255);
		mask.getProcessor().setRoi(0, 0, 12, 34);
		mask.getProcessor().fill();
		ImageFiles.write(mask, Files.createDirectory(folder.resolve("masks")).resolve("a.tif"));

		final StyleFolderCommand command = run(Map.of("mask", folder.resolve("masks").toString(), "maskStyles", folder.resolve(
			"wave.png").toString(), "maskFeather", 0, "background", "style"));

		assertFalse(command.isCanceled(), command.getCancelReason());
		final Map<String, String> info = ResultImage.info(ImageFiles.read(output.resolve("a_wave.png")));
		assertEquals("a.tif", info.get("mask"));
		assertEquals("wave.png", info.get("maskStyles"));
		assertEquals("style", info.get("background"));
	}

	@Test
	void whatIsDoneIsLeftAloneUnlessItIsToBeReplaced() throws Exception {
		PictureFolders.picture(contents.resolve("a.png"));
		run(Map.of());

		assertTrue(rowAfter(Map.of()).contains(",skipped,"));
		assertTrue(rowAfter(Map.of("iterations", 3, "existing", "skip")).contains(",skipped,"));
		assertTrue(rowAfter(Map.of("iterations", 3)).contains(",done,"));
		assertTrue(rowAfter(Map.of("iterations", 3, "existing", "replace")).contains(",done,"));
	}

	@Test
	void anOpenImageMayBeTheStyleAndBeClosedMeanwhile() throws Exception {
		PictureFolders.picture(contents.resolve("a.png"));
		PictureFolders.picture(contents.resolve("b.png"));
		final ImagePlus open = Samples.style(40, 44);
		open.setTitle("mine: 1.png");
		open.show();
		whenItRuns(task -> {
			open.changes = false;
			open.close();
		});

		run(Map.of("style", "mine: 1.png"));

		assertEquals(List.of("a_mine- 1.png", "b_mine- 1.png", BatchReport.FILE_NAME), PictureFolders.names(output));
	}

	@Test
	void presetsCount() throws Exception {
		PictureFolders.picture(contents.resolve("a.png"));

		run(Map.of("preset", "Subtle"));

		assertEquals("10.0", ResultImage.info(ImageFiles.read(output.resolve("a_wave.png"))).get("styleWeight"));
	}

	@Test
	void cancellingItsTaskEndsItAndWritesNothingUnfinished() throws Exception {
		assertEndsTheBatch(task -> task.cancel("enough"));
	}

	@Test
	void theEscapeKeyEndsItAndWritesNothingUnfinished() throws Exception {
		assertEndsTheBatch(task -> IJ.setKeyDown(KeyEvent.VK_ESCAPE));
	}

	private void assertEndsTheBatch(final Consumer<Task> stop) throws Exception {
		PictureFolders.picture(contents.resolve("a.png"));
		PictureFolders.picture(contents.resolve("b.png"));
		whenItRuns(stop);

		run(Map.of("iterations", Integer.MAX_VALUE));

		assertEquals(List.of(BatchReport.FILE_NAME), PictureFolders.names(output));
		assertEquals(2, table().stream().filter(line -> line.contains(",cancelled,")).count());
	}

	/** Somebody who wants to paint a single image does not wait for a night's batch. */
	@Test
	void anotherRunGetsItsTurnBetweenTwoImages() throws Exception {
		for (int i = 1; i <= 5; i++) {
			PictureFolders.picture(contents.resolve("p" + i + ".png"));
		}
		final CountDownLatch waits = new CountDownLatch(1);
		final CompletableFuture<Integer> doneByThen = new CompletableFuture<>();
		whenItRuns(task -> {
			new Thread(() -> {
				try (Turn turn = Turn.await(waits::countDown, () -> false)) {
					doneByThen.complete(PictureFolders.names(output).size());
				}
				catch (IOException | InterruptedException e) {
					doneByThen.completeExceptionally(e);
				}
			}).start();
			assertTrue(awaits(waits));
		});

		run(Map.of());

		final int done = doneByThen.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		assertTrue(done >= 1 && done < 5, done + " of 5 images were done");
		assertEquals(6, PictureFolders.names(output).size());
	}

	private static boolean awaits(final CountDownLatch latch) {
		try {
			return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"contentFolder | ''       | No content folder", //
		"contentFolder | nowhere  | nowhere", //
		"outputFolder  | ''       | No output folder", //
		"style         | ''       | No style", //
		"style         | nowhere  | nowhere", //
		"namePattern   | *.gif    | *.gif", //
		"outputName    | {date}   | {date}", //
		"format        | gif      | png, jpg, tif", //
		"existing      | ask      | skip, update, replace", //
		"start         | image    | no image to start from", //
		"styleLayers   | relu9_9  | relu9_9", //
		"network       | vgg99    | built-in" })
	void aBadValueGivesASentenceAndNoFile(final String name, final String value, final String named) throws Exception {
		PictureFolders.picture(contents.resolve("a.png"));

		final StyleFolderCommand command = run(Map.of(name, value));

		assertTrue(command.isCanceled());
		final String reason = command.getCancelReason();
		assertTrue(reason.contains(named) && reason.endsWith("."), reason);
		assertFalse(Files.exists(output));
	}

	@Test
	void failuresStopAMacroOnlyIfThereIsNothingElse() throws Exception {
		PictureFolders.picture(contents.resolve("a.png"));
		Files.writeString(contents.resolve("b.png"), "not a picture");

		assertEquals("went on", new Interpreter().run(line() + "return 'went on';", ""));

		Files.delete(contents.resolve("a.png"));
		final Interpreter interpreter = new Interpreter();
		interpreter.setIgnoreErrors(true);
		interpreter.run(line() + "newImage('next line', '8-bit', 9, 9, 1);", "");

		assertTrue(interpreter.getErrorMessage().contains("b.png"), interpreter.getErrorMessage());
		assertEquals(0, ImageJSession.openImages().length, "the macro went on after the error");
	}

	@Test
	void imagejOpensTheTable() throws Exception {
		PictureFolders.picture(contents.resolve("a.png"));
		Files.writeString(contents.resolve("b.png"), "not a picture");

		run(Map.of());
		final ResultsTable table = ResultsTable.open(output.resolve(BatchReport.FILE_NAME).toString());

		assertEquals(2, table.size());
		assertEquals("done", table.getStringValue("status", 0));
		assertEquals("failed", table.getStringValue("status", 1));
		assertTrue(table.getValue("loss", 0) > 0);
		assertTrue(table.getStringValue("message", 1).contains("is not an image in PNG, JPEG"), table.getStringValue("message", 1));
	}

	@Test
	void liesInTheMenuAndOffersAllThereIs() {
		final CommandInfo info = info();
		assertEquals("Plugins > Neural Style > Style Folder...", info.getMenuPath().getMenuString());
		assertEquals(Choices.of(ResultFormat.class), info.getInput("format").getChoices());
		assertEquals(Choices.of(Existing.class), info.getInput("existing").getChoices());
	}

	@Test
	void everyInputCanBeRecorded() {
		final Set<String> keys = new HashSet<>();
		for (final ModuleItem<?> input : info().inputs()) {
			if (ImageJSession.isFilledIn(input) || input.getVisibility() == ItemVisibility.MESSAGE) continue;
			assertFalse(input.isPersisted(), input.getName());
			assertTrue(input.getName().matches("[a-z]+([A-Z][a-z]+)*"), input.getName());
			assertTrue(keys.add(input.getName().toLowerCase(Locale.ROOT)), input.getName());
			assertTrue(Set.<Class<?>> of(String.class, int.class, long.class, double.class, boolean.class).contains(input
				.getType()), input.getName());
			assertFalse(input.getLabel().isBlank() || input.getDescription().isBlank(), input.getName());
		}
		assertTrue(keys.containsAll(Set.of("contentfolder", "style", "outputfolder", "styleweight")), keys::toString);
	}

	/** For macros: runs the command as one of a macro's lines would. */
	public static String styleFolder() throws Exception {
		CURRENT.get().run(Map.of());
		return "";
	}

	private static String line() {
		return "call('" + StyleFolderCommandTest.class.getName() + ".styleFolder');\n";
	}

	private String rowAfter(final Map<String, Object> said) throws Exception {
		run(said);
		return table().get(1);
	}

	private List<String> table() throws IOException {
		return Files.readAllLines(output.resolve(BatchReport.FILE_NAME));
	}

	private CommandInfo info() {
		return session.context().service(CommandService.class).getCommand(StyleFolderCommand.class);
	}

	private StyleFolderCommand run(final Map<String, Object> said) throws Exception {
		final Map<String, Object> inputs = new HashMap<>(Map.of("contentFolder", contents.toString(), "style", folder.resolve(
			"wave.png").toString(), "outputFolder", output.toString(), "network", Samples.network(folder).toString(),
			"iterations", 2, "levels", 1, "precision", "float32"));
		inputs.putAll(said);
		final StyleFolderCommand command = (StyleFolderCommand) session.context().service(ModuleService.class).run(info(),
			true, inputs).get();
		assertNotNull(command);
		return command;
	}

	private void whenItRuns(final Consumer<Task> work) {
		trigger = new Trigger(work);
		session.context().service(EventService.class).subscribe(trigger);
	}

	/** Does something once a batch has made progress within an image. */
	public static final class Trigger {

		private final List<Consumer<Task>> work = new ArrayList<>();

		private Trigger(final Consumer<Task> work) {
			this.work.add(work);
		}

		@EventHandler
		public void onEvent(final TaskEvent event) {
			final String message = event.getTask().getStatusMessage();
			if (message == null || !message.contains("iteration")) return;
			if (!work.isEmpty()) work.remove(0).accept(event.getTask());
		}
	}
}
