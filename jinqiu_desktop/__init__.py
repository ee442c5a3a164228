"""jinqiu-desktop: household archives, student aid, papers and sealed bundles of a trade-union office, without a network.

The map, from the top down; an import points down only (the contracts in pyproject.toml keep it so):

    __main__     no arguments: the window; arguments: the command line
    gui          everything that imports Qt; generated/ holds what is compiled from ui/*.ui
    cli          the same things from a terminal, for other programs too
    demo         the whole errand with made-up people, and the frozen program's check of itself
    office       Office: the things a person can do; the one door for window and command line
    bundle       seal, open, plan: one encrypted, signed file from office to office, and what taking it in would change
    spreadsheet  Excel templates out, rows in, with every problem named by its cell
    printing     papers (layout as data) and shown records to PDF and Word; fonts and their fallback; QR codes
    ruling       a filled statistics table as rows of printed words and figures, for screen, Excel, PDF and Word
    reports      statistics: a Table and what the store answers become Figures; reports added up, doubts told
    store        the only door to the encrypted database; models and migrations never leave it
    filling      one person filling one form: answers, pages, problems, drafts; the wizard's brain, without Qt
    workflow     the steps a record can take: who, when, what a step needs, what it freezes
    reckoning    what the notice says of an application, line by line in words, and as a step keeps it
    records      a saved filling, its steps and digest; references; what each audience may see of it
    catalog      everything in resources/, indexed at start, read when asked, cross-checked
    tables       Table: a statistics table as it is printed, and what each of its cells counts
    policy       PolicyPack: one notice's dates, groups, income line, amounts, materials
    forms        Form, Page, Field, Rows, Step: one TOML file read strictly; a form as JSON Schema
    rules        named computations and checks: values in, a value or Problems out
    kinds        kinds of field, and the faces of a value: typed, held, stored, shown, masked
    declared     strict reading of a TOML declaration; knows no form
    keys         passphrase, recovery code, store key, the office's own keys and whose keys it knows
    places       where resources, data and logs are; how a file is written whole or not at all
    collector    Python's collector of cycles, put to rest while a job makes objects by the million
    errors       Problem, our exceptions, and every sentence a person may read about them, by code
"""

__version__ = "0.3.0"
