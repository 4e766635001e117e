package fiji.plugin.neuralstyle.command;

import java.util.List;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.thread.ThreadService;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;

/**
 * Shows the result of our commands before the command returns, so that a macro's next line finds it as
 * the current image, in batch mode too. Fiji itself would show it later, on the event thread, and in batch
 * mode twice.
 */
@Plugin(type = PostprocessorPlugin.class, priority = Priority.VERY_HIGH)
public class ResultDisplay extends AbstractPostprocessorPlugin {

	@Parameter
	private ThreadService threads;

	@Override
	public void process(final Module module) {
		if (!(module.getDelegateObject() instanceof NeuralStyleCommand)) return;
		module.getOutputs().forEach((name, value) -> {
			if (value instanceof ImagePlus image && !module.isOutputResolved(name)) {
				display(image);
				module.resolveOutput(name);
			}
		});
	}

	private void display(final ImagePlus image) {
		if (image.getWindow() == null) image.show();
		// A plot shown meanwhile must not be what the next line works on.
		else IJ.selectWindow(image.getID());
		if (!Interpreter.isBatchMode()) return;
		final List<Thread> callers = CallingThreads.of(threads);
		for (final Thread caller : callers) {
			WindowManager.setTempCurrentImage(caller, image);
		}
		// A pool's thread will serve others.
		if (!callers.contains(Thread.currentThread())) WindowManager.setTempCurrentImage(Thread.currentThread(), null);
	}
}
