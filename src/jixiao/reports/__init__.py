"""THE PAPER. Gathers a unit's scored year into a yearbook, builds the papers of the engine, checks and files them.

The clerk writes the paragraphs that no record can give; they stay when the paper is made again. A version that is
filed is frozen with its figures, their traces and a hash, and rendered as DOCX, PDF and HTML in the background.
附件3 部门（单位）整体绩效自评报告 (香河县财政局 2020 template); typography GB/T 9704—2012. It asks the board
and the cycle, never the record rooms.
"""
