package fiji.plugin.neuralstyle.command;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.Macro;

/**
 * When a macro calls one of our commands, no dialog may come, and a key left out means its preset's value
 * or the field's default, on every machine.
 */
@Plugin(type = PreprocessorPlugin.class, priority = MacroInputs.PRIORITY)
public class MacroInputs extends AbstractPreprocessorPlugin {

	/** After services are filled in, before anything asks the user. */
	static final double PRIORITY = 2 * Priority.VERY_HIGH - 1;

	/** Whether the current thread runs one of our commands for a macro. */
	static boolean isMacro() {
		return IJ.isMacro() && Macro.getOptions() != null;
	}

	@Override
	public void process(final Module module) {
		if (!(module.getDelegateObject() instanceof NeuralStyleCommand)) return;
		if (!isMacro()) return;
		if (module.getDelegateObject() instanceof StyleCommand command) command.fillFromPreset(module);
		for (final ModuleItem<?> input : module.getInfo().inputs()) {
			if (!module.isInputResolved(input.getName())) module.resolveInput(input.getName());
		}
	}
}
