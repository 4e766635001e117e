package fiji.plugin.neuralstyle.dialog;

import java.awt.GraphicsEnvironment;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;

import fiji.plugin.neuralstyle.command.NeuralStyleCommand;
import ij.IJ;

/**
 * Shows our own dialog for our commands, in Fiji as in plain ImageJ, and so leaves SciJava's nothing to
 * ask. It comes after the macro recorder has noted which inputs are still open and after the command has
 * initialized itself, and before anything that would ask the user.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.LOW)
public class DialogPreprocessor extends AbstractPreprocessorPlugin {

	@Override
	public void process(final Module module) {
		if (!(module.getDelegateObject() instanceof NeuralStyleCommand)) return;
		if (GraphicsEnvironment.isHeadless() || IJ.getInstance() == null) return;
		final ModuleInputs inputs = new ModuleInputs(module);
		inputs.preferInstalledNetwork();
		// A message alone is no question.
		final boolean asks = !inputs.open().stream().allMatch(ModuleInputs::isMessage);
		if (asks && !new CommandDialog(inputs, title(module), IJ.getInstance()).ask()) {
			// Without a reason, which would be shown.
			cancel("");
			return;
		}
		inputs.open().forEach(item -> module.resolveInput(item.getName()));
	}

	/** As in the menu, where dots say that a dialog will come. */
	private static String title(final Module module) {
		return module.getInfo().getTitle().replace("...", "");
	}
}
