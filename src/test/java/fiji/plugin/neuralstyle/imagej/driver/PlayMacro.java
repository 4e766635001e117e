package fiji.plugin.neuralstyle.imagej.driver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;

/** Plays a macro on the two pictures, in a window and in batch mode, and looks at what its next line sees. */
public final class PlayMacro implements Scenario {

	private static final String NEXT_LINE = "\nreturn getTitle();";

	@Override
	public void play(final Path data, final Properties found) throws Exception {
		final String recorded = Files.readString(data.resolve("recorded.ijm"));
		Pictures.open(64);
		found.setProperty("title", String.valueOf(IJ.runMacro(recorded + NEXT_LINE)));
		final ImagePlus result = WindowManager.getImage(Pictures.RESULT);
		found.setProperty("pixels", Windows.pixels(result));
		result.changes = false;
		result.close();
		found.setProperty("batchTitle", new Interpreter().run("setBatchMode(true);\n" + recorded + NEXT_LINE, ""));
		new Interpreter().run("setBatchMode(true);\n" + recorded + "\nsaveAs('tiff', '" + data.resolve("batch.tif") + "');", "");
		found.setProperty("batchPixels", Windows.pixels(IJ.openImage(data.resolve("batch.tif").toString())));
		shortMacro(found);
		error(found);
	}

	private static void shortMacro(final Properties found) {
		final String content = Pictures.CONTENT.replace("[", "%5B").replace("]", "%5D");
		found.setProperty("shortTitle", new Interpreter().run("setBatchMode(true);\nrun('Neural Style Transfer...', 'content=[" +
			content + "] style=" + Pictures.STYLE + " preset=[Fast preview] iterations=1');" + NEXT_LINE, ""));
	}

	private static void error(final Properties found) {
		final Interpreter interpreter = new Interpreter();
		interpreter.setIgnoreErrors(true);
		interpreter.run("run('Neural Style Transfer...', 'style=" + Pictures.STYLE +
			" stylelayers=relu9_9 iterations=1');\nnewImage('next line', '8-bit', 9, 9, 1);", "");
		found.setProperty("error", String.valueOf(interpreter.getErrorMessage()));
		found.setProperty("wentOn", Boolean.toString(WindowManager.getImage("next line") != null));
	}
}
