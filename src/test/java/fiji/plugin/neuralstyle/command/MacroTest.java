package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.InstantiableException;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.ContextCommand;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;
import org.scijava.plugin.SciJavaPlugin;

import fiji.plugin.neuralstyle.Samples;
import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.macro.Interpreter;

/**
 * The command called by ImageJ's own macro interpreter. Fiji's bridge, which turns {@code run(...)} into
 * such a call, is not there; {@code call(...)} stands in for it.
 */
public class MacroTest {

	/** What a macro can call is static. */
	private static final AtomicReference<MacroTest> CURRENT = new AtomicReference<>();

	@TempDir
	private Path folder;

	private ImageJSession session;
	private Module called;
	private Work asked;
	private Exception failure;

	@BeforeEach
	void openTwoImages() {
		session = new ImageJSession();
		Samples.style(40, 44).show();
		Samples.content(48, 40).show();
		CURRENT.set(this);
	}

	@AfterEach
	void close() {
		CURRENT.set(null);
		session.close();
	}

	/** For macros: runs the command as one of a macro's lines would. */
	public static String stylize(final String iterations) throws Exception {
		final MacroTest test = CURRENT.get();
		test.called = test.session.run(Map.of("network", Samples.network(test.folder).toString(), "iterations", Integer
			.valueOf(iterations), "levels", 1));
		return "";
	}

	@Test
	void theNextLineOfAMacroSeesTheResult() {
		final String seen = new Interpreter().run("setBatchMode(true);\n" + line("2") + "return getTitle();", "");

		assertEquals("content in the style of style", seen);
	}

	@Test
	void anErrorEndsTheMacro() {
		final Interpreter interpreter = new Interpreter();
		interpreter.setIgnoreErrors(true);
		interpreter.run(line("0") + "newImage('next line', '8-bit', 9, 9, 1);", "");

		assertTrue(interpreter.getErrorMessage().contains("number of iterations is 0"), interpreter.getErrorMessage());
		for (final ImagePlus image : ImageJSession.openImages()) {
			assertFalse("next line".equals(image.getTitle()), "the macro went on after the error");
		}
		assertNull(called.getOutput("output"));
		assertTrue(((StyleTransferCommand) called).isCanceled());
	}

	@Test
	void aMacroLeavesNoInputOpen() throws Exception {
		final Module module = session.module();
		module.resolveInput("seed");

		asMacro(() -> processor(PreprocessorPlugin.class, MacroInputs.class).process(module));

		for (final ModuleItem<?> input : module.getInfo().inputs()) {
			assertTrue(module.isInputResolved(input.getName()), input.getName());
		}
	}

	@Test
	void withoutAMacroTheDialogMayAsk() throws Exception {
		final Module module = session.module();

		processor(PreprocessorPlugin.class, MacroInputs.class).process(module);

		assertFalse(module.isInputResolved("content"));
		assertFalse(module.isInputResolved("seed"));
	}

	@Test
	void otherCommandsAreLeftAlone() throws Exception {
		final Module other = new CommandInfo(Other.class).createModule();
		final ImagePlus image = Samples.content(40, 40);
		other.setOutput("image", image);
		final int open = ImageJSession.openImages().length;

		asMacro(() -> processor(PreprocessorPlugin.class, MacroInputs.class).process(other));
		processor(PostprocessorPlugin.class, ResultDisplay.class).process(other);

		assertFalse(other.isInputResolved("number"));
		assertFalse(other.isOutputResolved("image"));
		assertEquals(open, ImageJSession.openImages().length);
	}

	@Test
	void theResultIsShownOnceAndTaken() throws Exception {
		final Module module = session.module();
		final ImagePlus image = Samples.content(40, 40);
		module.setOutput("output", image);
		final int open = ImageJSession.openImages().length;

		final var display = processor(PostprocessorPlugin.class, ResultDisplay.class);
		display.process(module);
		display.process(module);

		assertTrue(module.isOutputResolved("output"));
		assertEquals(open + 1, ImageJSession.openImages().length);
		assertEquals(image, WindowManager.getImage(image.getID()));
	}

	@Test
	void imagesThatOpenMeanwhileDoNotChangeWhatTextsMean() throws Exception {
		final ImagePlus first = WindowManager.getCurrentImage();
		assertEquals("content.png", OpenImages.text(first));
		final String byId = Integer.toString(first.getID());

		Samples.content(50, 50).show();

		assertEquals("content.png (" + byId + ")", OpenImages.text(first));
		assertEquals(first, OpenImages.find("content", byId));
		assertEquals("content.png", OpenImages.find("content", "content.png").getTitle());
	}

	@Test
	void aRecordedIdThatIsGoneDoesNotMatterWhereTheTitleIsUnique() throws Exception {
		final ImagePlus first = WindowManager.getCurrentImage();
		final String gone = "content.png (-987654)";

		assertEquals(first, OpenImages.find("content", gone));

		Samples.content(50, 50).show();
		final String message = assertThrows(IllegalArgumentException.class, () -> OpenImages.find("content", gone)).getMessage();
		assertTrue(message.contains("2 open images have its title") && message.contains(OpenImages.text(first)), message);
	}

	private static String line(final String iterations) {
		return "call('" + MacroTest.class.getName() + ".stylize', '" + iterations + "');\n";
	}

	/** The processor that SciJava found by itself. */
	private <P extends SciJavaPlugin> P processor(
		final Class<P> kind, final Class<? extends P> type) throws InstantiableException
	{
		final Context context = session.context();
		final PluginInfo<P> info = context.service(PluginService.class).getPluginsOfClass(type, kind).get(0);
		final P processor = info.createInstance();
		context.inject(processor);
		return processor;
	}

	/** Does something the way Fiji's bridge does it for a line of a macro. */
	private void asMacro(final Work work) throws Exception {
		asked = work;
		failure = null;
		new Interpreter().run("call('" + MacroTest.class.getName() + ".work');", "");
		if (failure != null) throw failure;
	}

	/** For macros: ImageJ keeps a macro's options by thread, and only for threads named so. */
	public static String work() throws InterruptedException {
		final Thread thread = new Thread(CURRENT.get()::workAsCommand, "Run$_a command");
		thread.start();
		thread.join();
		return "";
	}

	private void workAsCommand() {
		Macro.setOptions("seed=3");
		try {
			assertTrue(IJ.isMacro() && Macro.getOptions() != null, "a macro with options should be running");
			asked.run();
		}
		catch (Exception | AssertionError e) {
			failure = new Exception(e);
		}
		finally {
			Macro.setOptions(null);
		}
	}

	private interface Work {

		void run() throws Exception;
	}

	/** Somebody else's command. */
	public static class Other extends ContextCommand implements Command {

		@Parameter
		private int number;

		@Parameter(type = ItemIO.OUTPUT)
		private ImagePlus image;

		@Override
		public void run() {
			// Never run.
		}
	}
}
