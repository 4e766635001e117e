package fiji.plugin.neuralstyle.command;

import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.service.Service;

import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;

/** SciJava and ImageJ without a display: shown images are registered, as in a macro's batch mode. */
final class ImageJSession implements AutoCloseable {

	private final Context context = new Context();

	ImageJSession() {
		Interpreter.batchMode = true;
	}

	Context context() {
		return context;
	}

	CommandInfo info() {
		return context.service(CommandService.class).getCommand(StyleTransferCommand.class);
	}

	/** A module as it is before a run. */
	Module module() throws Exception {
		final Module module = info().createModule();
		context.inject(module);
		return module;
	}

	/** Runs the command with all its processors, as the menu does, and waits for its end. */
	Module run(final Map<String, Object> inputs) throws InterruptedException, ExecutionException {
		// CommandService.run gives null for a command that is a module itself.
		return context.service(ModuleService.class).run(info(), true, inputs).get();
	}

	/** Whether SciJava fills an input in, rather than the user. */
	static boolean isFilledIn(final ModuleItem<?> input) {
		return Service.class.isAssignableFrom(input.getType()) || input.getType() == Context.class;
	}

	static ImagePlus[] openImages() {
		final int[] ids = WindowManager.getIDList();
		final ImagePlus[] images = new ImagePlus[ids == null ? 0 : ids.length];
		for (int i = 0; i < images.length; i++) {
			images[i] = WindowManager.getImage(ids[i]);
		}
		return images;
	}

	@Override
	public void close() {
		for (final ImagePlus image : openImages()) {
			image.changes = false;
			image.close();
			Interpreter.removeBatchModeImage(image);
		}
		WindowManager.setTempCurrentImage(null);
		Interpreter.batchMode = false;
		context.dispose();
	}
}
